import Documents
import Library
import Rig
import Testing

@Suite("Values for what a procedure leaves open")
struct GivenKindTests {
  @Test("one of the wrong kind is one finding, and nothing is made of a number in its place")
  func kind() throws {
    let text = try #require(LibraryEntry.named("symmetric-cycling")).text
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let given = [(name: "current", value: try #require(AnyQuantity(written: "3s")))]
    let board = try Bench.files().board
    do throws(Diagnostics) {
      _ = try MethodCompiler.compile(method, for: .undeclared, with: given, on: board)
      Issue.record("a time passed for a current")
    } catch {
      #expect(error.all.map(\.message) == ["'current' is a time"])
    }
  }
}
