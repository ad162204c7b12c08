import Documents
import Foundation
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
      "Beside the paper: Zhang 2020", "overpotential at 2 h", "56 mV", "fitted: agrees",
      "this run was given cycles=32", "parameters were taken from this very row",
      // A cycle of two hours, many times, would be a block of colour.
      "Potential, the ends of each half cycle", "Potential, cycles 1 to 3",
      "Potential, cycles 30 to 32", "Current, cycles 30 to 32",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("nan"))
    #expect(Solidus.run(["analyse", "paper", desk.path + "/r"]) == .done)
    #expect(Solidus.run(["analyse", "paper", desk.path + "/r", "--json"]) == .done)
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
