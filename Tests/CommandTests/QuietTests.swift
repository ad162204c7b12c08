import Documents
import Foundation
import Testing

@testable import solidus

@Suite("A quiet run")
struct QuietTests {
  @Test("is refused with --json, and ends as any other does")
  func status() throws {
    #expect(Solidus.run(["run", "first-heat", "--quiet", "--json"]) == .usage)
    #expect(Console(isQuiet: true).isTerminal == false)
  }

  @Test("of a real foil that is kept is asked what it is of")
  func sample() throws {
    let out = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    #expect(Solidus.run(["run", "first-heat", "--live", "--out", out]) == .usage)
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}
