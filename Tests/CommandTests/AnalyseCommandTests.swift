import Foundation
import Testing

@testable import solidus

/// A folder with spectra; it goes away with its owner.
private final class Shelf {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(rows(-1), under: "f/Hz,Re(Z)/ohm,Im(Z)/ohm", to: "cell.csv")
    try write(rows(1), under: "f/Hz,Re(Z)/ohm,Im(Z)/ohm", to: "inverted.csv")
    try write(rows(1), under: "f/Hz,Re(Z)/ohm,-Im(Z)/ohm", to: "minus.csv")
    try write(rows(-1) + "1,x,0\n", under: "f/Hz,Re(Z)/ohm,Im(Z)/ohm", to: "broken.csv")
    try write("100,1,-1\n", under: "f/Hz,Re(Z)/ohm,Im(Z)/ohm", to: "short.csv")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// 10 ohm, and 50 ohm across 0.1 mF.
  private func rows(_ sign: Double) -> String {
    (0..<40).map { index in
      let frequency = 1e4 * pow(10, -Double(index) / 8)
      let turn = 2 * Double.pi * frequency * 50 * 1e-4
      let size = 50 / (1 + turn * turn)
      return "\(frequency),\(10 + size),\(sign * size * turn)\n"
    }.joined()
  }

  private func write(_ rows: String, under head: String, to name: String) throws {
    try (head + "\n" + rows).write(
      toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }
}

@Suite("Spectra on the command line")
struct AnalyseCommandTests {
  @Test(
    "end as documented",
    arguments: [
      ("cell.csv", "R0-p(R1,C1)", solidus.ExitStatus.done), ("cell.csv", "", .done),
      ("minus.csv", "R0-p(R1,CPE1)", .done),
      // The circuit leaves more than scatter, the sign is lost, a line is broken, too little.
      ("cell.csv", "R0-C1", .findings), ("inverted.csv", "", .findings),
      ("broken.csv", "", .findings), ("short.csv", "", .findings),
      ("none.csv", "", .usage), ("cell.csv", "R0-p(R1,Q1)", .usage),
    ])
  func status(name: String, circuit: String, status: solidus.ExitStatus) throws {
    let shelf = try Shelf()
    let words = ["analyse", "eis", "\(shelf.path)/\(name)"]
    #expect(Solidus.run(words + (circuit.isEmpty ? [] : ["--circuit", circuit])) == status)
    #expect(
      Solidus.run(words + ["--json"] + (circuit.isEmpty ? [] : ["--circuit", circuit])) == status)
  }

  @Test("are chosen by number, one file at a time")
  func choice() throws {
    let shelf = try Shelf()
    let file = "\(shelf.path)/cell.csv"
    #expect(Solidus.run(["analyse", "eis", file, "--spectrum", "1"]) == .done)
    #expect(Solidus.run(["analyse", "eis", file, "--spectrum", "2"]) == .usage)
    #expect(Solidus.run(["analyse", "eis", file, file]) == .usage)
    #expect(Solidus.run(["analyse", "eis"]) == .usage)
  }

  @Test("are not written over by what is made of them, by whatever name")
  func inputs() throws {
    let shelf = try Shelf()
    let file = "\(shelf.path)/cell.csv"
    let before = try String(contentsOfFile: file, encoding: .utf8)
    for (option, name) in [("--svg", file), ("--mpt", "\(shelf.path)/./cell.csv")] {
      #expect(Solidus.run(["analyse", "eis", file, option, name]) == .usage)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    }
  }

  @Test("are drawn with the fit, as a picture that is well formed")
  func picture() throws {
    let shelf = try Shelf()
    let picture = "\(shelf.path)/a.svg"
    let words = ["analyse", "eis", "\(shelf.path)/cell.csv", "--circuit", "R0-p(R1,C1)"]
    #expect(Solidus.run(words + ["--svg", picture]) == .done)
    let text = try String(contentsOfFile: picture, encoding: .utf8)
    #expect(text.split(separator: "<circle").count == 1 + 3 * 40)
    #expect(text.split(separator: "<polyline").count == 1 + 3)
    #expect(!text.contains("nan") && !text.contains("inf"))
    #expect(text.hasSuffix("</svg>\n"))
  }

  @Test(
    "show numbers with the digits they have",
    arguments: [
      (0.0, "0"), (1, "1.0000"), (9.99996, "10.000"), (123456, "123460"), (1_234_567, "1.2346e6"),
      (0.00123456, "0.0012346"), (0.000999999, "0.0010000"), (1.5e-6, "1.5000e-6"),
      (-42.5, "-42.500"), (99999.9, "100000"), (1e300, "1.0000e300"), (1e-300, "1.0000e-300"),
    ])
  func digits(value: Double, text: String) {
    #expect(significant(value, 5) == text)
  }
}
