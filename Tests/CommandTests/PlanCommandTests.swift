import Documents
import Foundation
import Testing

@testable import solidus

@Suite("Checking and planning at the command line")
struct PlanCommandTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private static let board = ["--board", root + "/boards/bench"]

  @Test(
    "every recipe of the page is checked, planned and drawn",
    arguments: ["first-film", "laminate", "graded", "exposure", "watched", "sodium"])
  func examples(name: String) throws {
    let recipe = "\(Self.root)/docs/recipes/\(name).yaml"
    #expect(Solidus.run(["check", recipe] + Self.board) == .done)
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).svg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(Solidus.run(["plan", recipe, "--svg", path] + Self.board) == .done)
    let picture = try String(contentsOfFile: path, encoding: .utf8)
    #expect(picture.hasPrefix("<svg "))
    #expect(picture.contains("SIMULATED"))
    #expect(picture.contains("prefers-color-scheme: dark"))
    #expect(picture.contains("sample, °C"))
    #expect(!picture.contains("nan"))
    #expect(!picture.contains("inf"))
  }

  @Test(
    "the exit status says what was found",
    arguments: [
      (["check", "first-heat", "two-step-lialox"], solidus.ExitStatus.done),
      (["check", "first-heat", "--format", "json"], .done),
      (["check", "first-heat", "--format", "gcc"], .done),
      (["check", "first-heat", "--format", "xml"], .usage), (["check"], .usage),
      (["check", "no-such-recipe"], .usage), (["check", "first-heat", "--with", "x"], .usage),
      (["check", "first-heat", "--with", "x=1 s"], .findings),
      (["check", bad("left-hot")], .done), (["check", bad("no-purge")], .findings),
      (["check", "first-heat", bad("no-purge")], .findings),
      (["plan", bad("no-purge")], .findings), (["plan", "first-heat", "--json"], .done),
      (["plan"], .usage), (["plan", "no-such-recipe"], .usage),
      (["plan", "first-heat", "--svg", "/no/such/folder/x.svg"], .usage),
      (["run", bad("no-purge"), "--fast", "--json"], .refused),
    ])
  func status(words: [String], status: solidus.ExitStatus) {
    #expect(Solidus.run(words + Self.board) == status)
  }

  private static func bad(_ name: String) -> String {
    "\(root)/Tests/Fixtures/recipes/bad/\(name).yaml"
  }

  @Test(
    "a method has a plan for its cell, and none where that does not say enough",
    arguments: [
      (["plan", "symmetric-cycling", "--cell", "li-li"], solidus.ExitStatus.done),
      (["plan", "rate-test", "--cell", "li-li", "--json"], .done),
      (["plan", "rate-test"], .findings), (["plan", "symmetric-cycling", "--cell", "x"], .usage),
      (["plan", "symmetric-cycling", "--svg", "x.svg"], .usage),
    ])
  func method(words: [String], status: solidus.ExitStatus) {
    #expect(Solidus.run(words + Self.board) == status)
  }

  @Test("columns are as wide as what stands in them")
  func table() {
    let text = Table(["a", "long"], [["value", "x"], ["v", ""]]).text
    #expect(text == "  a      long\n  value  x\n  v\n")
  }
}
