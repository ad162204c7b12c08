import Documents
import Foundation
import Instrument
import Quantities
import Rig
import Testing

@Suite("Methods that are wrong and methods that are right")
struct MethodCorpusTests {
  private static let bad = RecipeFixture.all(in: "Tests/Fixtures/methods/bad")
  private static let good = RecipeFixture.all(in: "docs/methods")

  @Test("there are enough of both")
  func counts() {
    #expect(Self.bad.count >= 12)
    #expect(Self.good.count >= 4)
  }

  @Test("each mistake is found where it is, with what to write", arguments: bad)
  func found(fixture: RecipeFixture) throws {
    let read = MethodDocument.read(at: fixture.path)
    var all = read.diagnostics.all
    if let method = read.value {
      do throws(Diagnostics) { _ = try MethodCompiler.compile(method, for: .undeclared) } catch {
        all += error.all
      }
    }
    let said = Diagnostics(all).all.map { String("\($0)".dropFirst(fixture.path.count + 1)) }
    let expected = fixture.expected
    #expect(said.count == expected.count && said.count > 0, "\(said)")
    for (one, due) in zip(said, expected) { #expect(one.hasPrefix(due), "\(said)") }
  }

  @Test("an example of the page runs to its end on a dummy", arguments: good)
  func runs(fixture: RecipeFixture) throws {
    let method = try MethodDocument.read(at: fixture.path).get()
    let compiled = try MethodCompiler.compile(method, for: .undeclared)
    let task = CellTask(
      channel: "cell1", program: compiled.program, declaration: CellValues.undeclared.declaration,
      isSlow: false, calibration: .none)
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Bench.files(), seed: 1)
    #expect(run.run(for: Seconds(400_000)) == .done)
    #expect(run.instrument.cell(0).phase.isDone, "\(run.instrument.cell(0).phase)")
  }

  @Test("the page shows its examples as they are", arguments: good)
  func page(fixture: RecipeFixture) throws {
    let root = RecipeFixture.root
    let page = try String(contentsOfFile: "\(root)/docs/methods.md", encoding: .utf8)
    let text = try String(contentsOfFile: fixture.path, encoding: .utf8)
    #expect(page.contains("```yaml\n" + text + "```"))
  }
}
