import Documents
import Foundation
import Record
import Testing

@testable import solidus

@Suite("What reviewers ask of a sample")
struct SampleTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private let shelf = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  private static let foil = """
    solidus: sample/1
    name: LP-012-2
    naming: foil lot, day, number of the day
    operator: Ada
    lots: { foil: "22-118", tma: BCCH1234 }
    area: 0.785 cm2

    """
  private static let cell =
    foil + """
      series: bare lithium
      replicate: 2
      loading: unknown
      electrolyte: 1 M LiPF6 in EC and DEC, 40 uL
      stack_pressure: 300 kPa
      glovebox: { water: 0.5 ppm, oxygen: unknown }

      """

  init() throws {
    try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
    try write(Self.foil, to: "foil.yaml")
    try write(Self.cell, to: "cell.yaml")
    try write(Self.cell.replacing("0.785 cm2", with: "1.5 cm2"), to: "wide.yaml")
    try write(
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n", to: "short.yaml")
    try write(
      "solidus: method/1\nname: brief\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n"
        + "  - current: { at: 100 uA, for: 10 s }\n", to: "brief.yaml")
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(shelf)/\(name)", atomically: false, encoding: .utf8)
  }

  private func run(_ words: String) -> solidus.ExitStatus {
    let board = ["--board", "\(Self.root)/boards/bench", "--json", "--fast"]
    let words = words.split(separator: " ").map { word in
      word.replacingOccurrences(of: "%", with: shelf)
    }
    return Solidus.run(["run"] + words + board)
  }

  private func found(_ words: String...) throws -> [String] {
    let arguments = try Arguments(words + ["--in", shelf], for: Command.runsList.options)
    return try RunsList.find(arguments).runs.map(\.path)
  }

  @Test("is kept with the run, found by, counted, and shown")
  func kept() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    #expect(run("%/short.yaml --sample %/foil.yaml --out %/a") == .done)
    #expect(
      run("%/brief.yaml --cell cell1=li-li --sample %/cell.yaml --out %/b") == .done)
    let beside = "--cell cell2=li-li:%/brief.yaml --sample cell2=%/cell.yaml"
    #expect(run("%/short.yaml \(beside) --sample %/foil.yaml --out %/c") == .done)
    #expect(try found("--sample", "LP-*") == ["a", "b", "c"])
    #expect(try found("--series", "Bare lithium", "--operator", "ada") == ["b", "c"])
    #expect(try found("--lot", "22-118", "300 kPa") == ["b", "c"])
    let page = try String(contentsOfFile: "\(shelf)/b/report.html", encoding: .utf8)
    for words in [
      "Sample on cell1", "stack pressure", "300 kPa", ">0.5 ppm<", "unknown", ">0.785 cm2<",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(Solidus.run(["run", "--replay", "\(shelf)/c", "--json"]) == .done)
  }

  @Test(
    "is refused before anything moves where something is missing",
    arguments: [
      ("%/brief.yaml --cell cell1=li-li --sample %/foil.yaml", solidus.ExitStatus.findings),
      ("%/brief.yaml --cell cell1 --cell cell2 --sample %/cell.yaml", .usage),
      ("%/short.yaml --sample %/none.yaml", .usage),
      ("%/short.yaml --sample %/brief.yaml", .findings),
      ("%/short.yaml --sample %/foil.yaml --sample %/foil.yaml", .usage),
      ("%/brief.yaml --cell cell1=li-li --sample %/wide.yaml", .findings),
    ])
  func refused(words: String, status: solidus.ExitStatus) {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    #expect(run(words) == status)
  }

  @Test("can be checked by itself")
  func checked() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    #expect(Solidus.run(["check", "\(shelf)/cell.yaml"]) == .done)
    try write(Self.cell.replacing("300 kPa", with: "3 cm"), to: "wrong.yaml")
    #expect(Solidus.run(["check", "\(shelf)/wrong.yaml"]) == .findings)
    try write(Self.foil.replacing("operator: Ada\n", with: ""), to: "nobody.yaml")
    #expect(Solidus.run(["check", "\(shelf)/nobody.yaml"]) == .findings)
  }
}
