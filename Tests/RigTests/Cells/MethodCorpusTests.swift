import Documents
import Foundation
import Instrument
import Quantities
import Rig
import Safety
import Testing

@Suite("Methods that are wrong and methods that are right")
struct MethodCorpusTests {
  private static let bad = RecipeFixture.all(in: "Tests/Fixtures/methods/bad")
  private static let good = RecipeFixture.all(in: "Sources/Library/Methods")

  @Test("there are enough of both")
  func counts() {
    #expect(Self.bad.count >= 20)
    #expect(Self.good.count >= 11)
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

  /// Of which everything is known that a method may ask for.
  static let known = CellValues(
    area: SquareMetres(1e-4), mass: Kilograms(1e-5), nominal: Coulombs(3.6),
    declaration: CellValues.undeclared.declaration)

  /// What library methods leave open.
  static func given(_ method: MethodDocument) -> [(name: String, value: AnyQuantity)] {
    [("upper", "3.8 V"), ("lower", "2.5 V"), ("from", "3.3 V")].compactMap { name, text in
      guard method.parameters[name] != nil, let value = AnyQuantity(written: text) else {
        return nil
      }
      return (name, value)
    }
  }

  @Test("a method that ships has no findings, and leaves nothing unused", arguments: good)
  func right(fixture: RecipeFixture) throws {
    let read = MethodDocument.read(at: fixture.path)
    #expect(read.diagnostics.all.isEmpty)
    let method = try read.get()
    var report = Report()
    method.reportUnused(&report)
    #expect(report.diagnostics.all.isEmpty)
    let compiled = try MethodCompiler.compile(method, for: Self.known, with: Self.given(method))
    #expect(!compiled.program.instructions.isEmpty)
  }

  @Test("the page shows methods that ship as they are")
  func page() throws {
    let page = try String(contentsOfFile: "\(RecipeFixture.root)/docs/methods.md", encoding: .utf8)
    let shown = page.components(separatedBy: "```yaml\nsolidus: method/1\n").dropFirst()
    let texts = try Self.good.map { try String(contentsOfFile: $0.path, encoding: .utf8) }
    #expect(shown.count >= 4)
    for block in shown {
      let text = "solidus: method/1\n" + (block.components(separatedBy: "```").first ?? "")
      #expect(texts.contains(text), "\(text)")
    }
  }
}
