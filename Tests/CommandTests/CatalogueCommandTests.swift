import Foundation
import Testing

@testable import solidus

@Suite("Runs that are found again")
struct CatalogueCommandTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private let shelf = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
    let recipe =
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
      + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n"
    try recipe.write(toFile: "\(shelf)/brief.yaml", atomically: false, encoding: .utf8)
    let words = ["run", "\(shelf)/brief.yaml", "--fast", "--json", "--date", "2026-12-24"]
    let places = ["--board", "\(Self.root)/boards/bench", "--out", "\(shelf)/one"]
    #expect(Solidus.run(words + places) == .done)
  }

  private func found(_ words: String...) throws -> Int {
    let arguments = try Arguments(words + ["--in", shelf], for: Command.runsList.options)
    return try RunsList.find(arguments).runs.count
  }

  @Test("by recipe, its file, metal, outcome, day, tag, and any word of a note")
  func search() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    let folder = "\(shelf)/one"
    #expect(Solidus.run(["runs", "note", folder, "rim", "wrinkled", "--by", "Ada"]) == .done)
    #expect(Solidus.run(["runs", "tag", folder, "good"]) == .done)
    #expect(try found() == 1)
    #expect(try found("--recipe", "short", "--metal", "Na", "--outcome", "done") == 1)
    #expect(try found("--recipe=brief") == 1)
    #expect(try found("--metal", "Li") == 0)
    #expect(try found("--tag", "good", "m wrinkle", "Ada") == 1)
    #expect(try found("--since", "2026-12-24", "--until", "2026-12-24") == 1)
    #expect(try found("--since", "2026-12-25") == 0)
    #expect(Solidus.run(["runs", "tag", folder, "good", "--remove"]) == .done)
    #expect(try found("--tag", "good") == 0)
    #expect(Solidus.run(["runs", "report", folder]) == .done)
    let page = try String(contentsOfFile: "\(folder)/report.html", encoding: .utf8)
    #expect(page.contains("rim wrinkled") && page.contains("Ada"))
  }

  @Test("a value that no run has is most often a slip: those that there are stand beside it")
  func slips() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    func said(_ words: String...) throws -> [String] {
      let arguments = try Arguments(words + ["--in", shelf], for: Command.runsList.options)
      return try RunsList.find(arguments).unknown
    }
    #expect(try said("--metal", "Natrium").first?.hasSuffix("'Natrium'; there are Na") == true)
    #expect(try said("--outcome", "finished").first?.contains("there are done, going on") == true)
    #expect(try said("--verdict", "x").first?.hasSuffix("nor any other") == true)
    #expect(try said("--metal", "na").isEmpty && said("--outcome", "going on").isEmpty)
  }

  @Test("n is how many samples there were of a series, however often one was run")
  func replicates() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    for (name, replicate) in [("a", 1), ("b", 2), ("again", 2)] {
      let sample =
        "solidus: sample/1\nname: S-\(replicate)\nnaming: by hand\nseries: bare\nreplicate: \(replicate)\n"
        + "operator: Ada\nlots: { foil: x }\narea: unknown\n"
      try sample.write(toFile: "\(shelf)/\(name).sample", atomically: false, encoding: .utf8)
      let words = ["run", "\(shelf)/brief.yaml", "--fast", "--json", "--out", "\(shelf)/\(name)"]
      let more = ["--board", "\(Self.root)/boards/bench", "--sample", "\(shelf)/\(name).sample"]
      #expect(Solidus.run(words + more) == .done)
    }
    let arguments = try Arguments(["--in", shelf], for: Command.runsList.options)
    let list = RunsList(found: try RunsList.find(arguments).runs, in: shelf)
    #expect(list.text.contains("n = 2  bare"), "\(list.text)")
    #expect(list.text.contains("4 runs"))
  }

  @Test("a page goes over a page that is there only if asked to, and over nothing else at all")
  func over() throws {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    let folder = "\(shelf)/one"
    func report(_ more: String...) -> solidus.ExitStatus {
      Solidus.run(["runs", "report", folder] + more)
    }
    #expect(report() == .done && report() == .done)
    #expect(report("--out", "\(shelf)/page.html") == .done)
    #expect(report("--out", "\(shelf)/page.html") == .usage)
    #expect(report("--out", "\(shelf)/page.html", "--replace") == .done)
    let before = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/journal"))
    #expect(report("--out", "\(folder)/journal") == .usage)
    #expect(report("--out", "\(folder)/journal", "--replace") == .usage)
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/journal")) == before)
  }

  @Test(
    "commands about runs end as documented",
    arguments: [
      ("runs list --in %", solidus.ExitStatus.done), ("runs list --in % --json", .done),
      ("runs list --in /nowhere", .usage), ("runs list --in % --since yesterday", .usage),
      ("runs note", .usage), ("runs note % text", .usage), ("runs note %/one", .done),
      ("runs tag %/one", .usage), ("runs tag /nowhere good", .usage),
    ])
  func statuses(text: String, status: solidus.ExitStatus) {
    defer { try? FileManager.default.removeItem(atPath: shelf) }
    let words = text.split(separator: " ").map { word in
      word.replacingOccurrences(of: "%", with: shelf)
    }
    #expect(Solidus.run(words) == status)
  }
}
