import Foundation
import Testing

@testable import solidus

/// A folder with tables of resistances; it goes away with its owner.
private final class Shelf {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("-15,9000\n0,3000\n25,800\n45,330\n", to: "good.csv")
    try write("25,800\n", to: "short.csv")
    try write("25,800\n35,x\n45,330\n", to: "broken.csv")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ rows: String, to name: String) throws {
    try ("temperature / degC,resistance / ohm\n" + rows).write(
      toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }
}

@Suite("Conductivities on the command line")
struct ConductivityCommandTests {
  @Test(
    "end as documented",
    arguments: [
      (["good.csv"], solidus.ExitStatus.done),
      (["good.csv", "--thickness", "1mm", "--area", "0.785cm2", "--json"], .done),
      (["good.csv", "--law", "rate"], .done), (["good.csv", "--law", "log"], .usage),
      (["good.csv", "--thickness", "1mm"], .usage),
      (["good.csv", "--thickness", "1mm", "--area", "0cm2"], .usage),
      (["short.csv"], .findings), (["broken.csv"], .findings), (["none.csv"], .usage), ([], .usage),
    ])
  func ends(words: [String], status: solidus.ExitStatus) throws {
    let shelf = try Shelf()
    let placed = words.map { $0.hasSuffix(".csv") ? "\(shelf.path)/\($0)" : $0 }
    #expect(Solidus.run(["analyse", "conductivity"] + placed) == status)
  }

  @Test("spectra of a run become a table, a picture in its report, and a file of EC-Lab's")
  func spectra() throws {
    let shelf = try Shelf()
    let method = """
      solidus: method/1
      name: a spectrum
      record: { every: 10 s }
      steps:
        - impedance: { amplitude: 50 uA, to: 0.3 Hz, points: 5 }

      """
    try method.write(
      toFile: shelf.path + "/method.yaml", atomically: false, encoding: .utf8)
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let run = ["run", shelf.path + "/method.yaml", "--cell", "cell2=dummy-rc", "--fast", "--json"]
    let places = ["--board", "\(root)/boards/bench", "--out", shelf.path + "/r"]
    #expect(Solidus.run(run + places) == .done)
    let table = try String(contentsOfFile: shelf.path + "/r/eis-cell2.csv", encoding: .utf8)
    #expect(table.split(separator: "\n").count == 10)
    let page = try String(contentsOfFile: shelf.path + "/r/report.html", encoding: .utf8)
    #expect(page.contains("Nyquist, spectrum 1") && page.contains("the same within"))
    let words = ["analyse", "eis", shelf.path + "/r/eis-cell2.csv"]
    #expect(Solidus.run(words + ["--circuit", "R0-p(R1,C1)"]) == .done)
    // The folder of a run with one table of spectra stands for it; one with two, or none, does not.
    let whole = ["analyse", "eis", shelf.path + "/r", "--circuit", "R0-p(R1,C1)"]
    #expect(Solidus.run(whole) == .done)
    #expect(Solidus.run(["analyse", "eis", shelf.path]) == .usage)
    try table.write(toFile: shelf.path + "/r/eis-cell3.csv", atomically: false, encoding: .utf8)
    #expect(Solidus.run(whole) == .usage)
    try FileManager.default.removeItem(atPath: shelf.path + "/r/eis-cell3.csv")
    func read(_ circuit: String, _ parameter: String) throws -> ResistanceTable {
      let arguments = try Arguments(
        ["--circuit", circuit, "--parameter", parameter],
        for: Command.analyseConductivity.options)
      return try ResistanceTable(shelf.path + "/r", arguments, Console(isQuiet: true))
    }
    #expect(try read("R0-p(R1,C1)", "R1").rows.count == 1)
    // One arc is not two: what any number would have done for is no resistance.
    #expect(throws: Refusal.self) { try read("R0-p(R1,CPE1)-p(R2,CPE2)", "R1") }
    let out = ["--format", "mpt", "--out", shelf.path + "/a.mpt"]
    #expect(Solidus.run(["runs", "export", shelf.path + "/r"] + out) == .done)
    let copy = ["analyse", "eis", shelf.path + "/a.eis.mpt", "--circuit", "R0-p(R1,C1)"]
    #expect(Solidus.run(copy) == .done)
  }
}
