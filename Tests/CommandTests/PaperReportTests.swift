import Documents
import Foundation
import Record
import Testing

@testable import solidus

/// A folder that goes away with its owner.
private final class Desk {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

@Suite("A paper's entry, from the library to its report")
struct PaperReportTests {
  @Test("the report has what the paper prints beside what came out, and so has the command")
  func report() throws {
    let desk = try Desk()
    let run = ["run", "zhang-2020-cycling-bare", "--fast", "--json", "--out", desk.path + "/r"]
    #expect(Solidus.run(run + ["--with", "cycles=32"]) == .done)
    let page = try desk.text("r/report.html")
    for words in [
      "Beside the paper: Zhang 2020", "overpotential at 2 h", "56 mV", "for comparison only",
      "not the entry's own run", "this run was given cycles=32",
      "ohm of all that answers at once",
      // A cycle of two hours, many times, would be a block of colour.
      "Potential, the ends of each half cycle", "Potential, cycles 1 to 3",
      "Potential, cycles 30 to 32", "Current, cycles 30 to 32",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("nan") && !page.contains("fitted: agrees"))
    #expect(Solidus.run(["analyse", "paper", desk.path + "/r"]) == .done)
    #expect(Solidus.run(["analyse", "paper", desk.path + "/r", "--json"]) == .done)
  }

  /// What `analyse paper` says of a run, as its JSON has it.
  private func verdicts(_ words: [String], _ desk: Desk) throws -> String {
    #expect(
      Solidus.run(["run"] + words + ["--fast", "--json", "--out", desk.path + "/r"]) == .done)
    defer { try? FileManager.default.removeItem(atPath: desk.path + "/r") }
    let run = try KeptRun(in: desk.path + "/r")
    return PaperReport(run, try PaperComparison.all(of: run)).text
  }

  @Test("a copy is the paper's until a step is another; then its numbers are no measure of it")
  func edited() throws {
    let desk = try Desk()
    let copy = desk.path + "/mine.yaml"
    let entry = "zhang-2020-conductivity"
    #expect(Solidus.run(["library", "copy", entry, copy]) == .done)
    let cells = ["--cell", "cell1=zhang-2020-in-na3sbs4", "--cell", "cell2=zhang-2020-in-na3ps4"]
    let whole = try desk.text("mine.yaml")
    let renamed =
      "# my own\n" + whole.replacing("name: Conductivity", with: "name: My conductivity")
    try renamed.write(toFile: copy, atomically: false, encoding: .utf8)
    let same = try verdicts([copy] + cells, desk)
    #expect(same.contains("given: agrees") && !same.contains("comparison only"))

    let other = whole.replacing("for: 10 min", with: "for: 11 min")
    try other.write(toFile: copy, atomically: false, encoding: .utf8)
    let changed = try verdicts([copy] + cells, desk)
    #expect(changed.contains("edited: it is not what 'zhang-2020-conductivity' ships as"))
    #expect(changed.contains("for comparison only") && !changed.contains("agrees"))

    let elsewhere = try verdicts(
      [entry, "--cell", "cell1=dummy-1k", "--cell", "cell2=zhang-2020-in-na3ps4"], desk)
    #expect(elsewhere.contains("cell1 held another cell than"))
    #expect(!elsewhere.contains("agrees"))
  }

  @Test(
    "what was written into a run's folder afterwards takes its verdict away",
    arguments: ["meta.json", "start.json", "SHA256SUMS"])
  func rewritten(file: String) throws {
    let desk = try Desk()
    let folder = desk.path + "/r"
    let entry = ["run", "kazyak-2015-alumina", "--fast", "--json", "--out", folder]
    #expect(Solidus.run(entry) == .done)
    func told() throws -> String {
      let run = try KeptRun(in: folder)
      return PaperReport(run, try PaperComparison.all(of: run)).text
    }
    #expect(try told().contains("predicted: agrees"))
    if file == "SHA256SUMS" {
      try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
    } else {
      let text = try desk.text("r/\(file)") + " "
      try text.write(toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8)
    }
    let now = try told()
    #expect(now.contains(file) && now.contains("since"))
    #expect(now.contains("for comparison only") && !now.contains("agrees"))
  }

  @Test("a number that is printed for other conditions stands beside ours, without a verdict")
  func compared() throws {
    let desk = try Desk()
    let text = try verdicts(["kazyak-2015-alumina-short-water"], desk)
    #expect(text.contains("for comparison only") && !text.contains("agrees"))
    // The run is the entry's own: nothing was done otherwise.
    #expect(!text.contains("no measure of the paper"))
    #expect(text.contains("judged in 'kazyak-2015-alumina'"))
  }

  @Test("a run of no paper says so, and its report has no such heading")
  func none() throws {
    let desk = try Desk()
    let words = ["run", "first-heat", "--fast", "--json", "--out", desk.path + "/r"]
    #expect(Solidus.run(words) == .done)
    #expect(Solidus.run(["analyse", "paper", desk.path + "/r"]) == .usage)
    #expect(try !desk.text("r/report.html").contains("Beside the paper"))
  }

  @Test("a copy goes to the file that is named, either way, and over none that is there")
  func copy() throws {
    let desk = try Desk()
    let copy = ["library", "copy", "na-na"]
    #expect(Solidus.run(copy + [desk.path + "/a.yaml"]) == .done)
    #expect(try desk.text("a.yaml").contains("solidus: cell/1"))
    #expect(Solidus.run(copy + [desk.path + "/a.yaml"]) == .usage)
    #expect(Solidus.run(copy + [desk.path + "/a.yaml", "--replace"]) == .done)
    #expect(Solidus.run(copy + [desk.path + "/b.yaml", "--out", desk.path + "/c.yaml"]) == .usage)
    #expect(Solidus.run(copy + [desk.path + "/d.yaml", "third"]) == .usage)
  }

  @Test("what is neither a file nor ships points at the library; a file that is gone does not")
  func unknown() {
    let found = Recipes.document("zhang-2020-alucon").diagnostics.written(as: .text)
    #expect(found.contains("did you mean 'zhang-2020-alucone'?"))
    #expect(found.contains("solidus library list"))
    let file = Recipes.document("./gone.yaml").diagnostics.written(as: .text)
    #expect(file.contains("cannot be read") && !file.contains("library list"))
    #expect(Solidus.run(["plan", "nope"]) == .usage)
  }
}
