import Documents
import Foundation
import Instrument
import Library
import Quantities
import Rig
import Testing

/// A recipe of the corpus: its text, and what its first lines say about it.
struct RecipeFixture: CustomStringConvertible, Sendable {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  let path: String
  private let lines: [Substring]

  var description: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// All recipes of a folder, by name.
  static func all(in folder: String) -> [RecipeFixture] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
      RecipeFixture("\(root)/\(folder)/\($0)")
    }
  }

  init(_ path: String) {
    self.path = path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    lines = text.split(separator: "\n")
  }

  private func said(_ word: String) -> [String] {
    lines.filter { $0.hasPrefix("# \(word): ") }.map { String($0.dropFirst(word.count + 4)) }
  }

  /// `LINE:COLUMN: severity: message; remedy`, in order.
  var expected: [String] { said("expect") }

  /// The board that a line `# board: NAME` names, or the bench.
  func board() throws -> BoardFiles {
    guard let name = said("board").first else { return try Bench.files() }
    let own = "\(Self.root)/Tests/Fixtures/boards/\(name)"
    let isOwn = FileManager.default.fileExists(atPath: "\(own)/board.yaml")
    return try BoardFiles.read(isOwn ? own : Bench.board(name))
  }

  /// What lines `# with: NAME=VALUE` give.
  var given: [(name: String, value: AnyQuantity)] {
    said("with").compactMap { text in
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count == 2, let value = AnyQuantity(written: parts[1]) else { return nil }
      return (parts[0], value)
    }
  }

  /// What is found, without the name of the file.
  func found() throws -> [String] {
    let read = RecipeDocument.read(at: path)
    var all = read.diagnostics.all
    if let recipe = read.value {
      all += RecipeCompiler(recipe, on: try board(), with: given).examine().findings.all
    }
    return Diagnostics(all).all.map { String("\($0)".dropFirst(path.count + 1)) }
  }
}

@Suite("Recipes that are wrong and recipes that are right")
struct RecipeCorpusTests {
  private static let bad = RecipeFixture.all(in: "Tests/Fixtures/recipes/bad")
  private static let good =
    RecipeFixture.all(in: "Sources/Library/Recipes")
    + RecipeFixture.all(in: "Tests/Fixtures/recipes/good")
    + RecipeFixture.all(in: "docs/recipes")

  @Test("there are enough of both")
  func counts() {
    #expect(Self.bad.count >= 60)
    #expect(Self.good.count >= 8)
  }

  @Test(
    "the library lists every procedure that ships, by the name of its file",
    arguments: [("Recipes", LibraryEntry.recipes), ("Methods", LibraryEntry.methods)])
  func shelf(folder: String, entries: [LibraryEntry]) {
    let files = RecipeFixture.all(in: "Sources/Library/\(folder)").map {
      String($0.description.dropLast(5))
    }
    #expect(entries.map(\.id).sorted() == files.sorted())
  }

  @Test("every mistake is found where it stands, and nothing else", arguments: bad)
  func mistakes(fixture: RecipeFixture) throws {
    #expect(!fixture.expected.isEmpty)
    #expect(try fixture.found() == fixture.expected)
  }

  @Test("a right recipe has no findings and compiles", arguments: good)
  func right(fixture: RecipeFixture) throws {
    #expect(try fixture.found() == [])
    let recipe = try RecipeDocument.read(at: fixture.path).get()
    let compiled = try RecipeCompiler(recipe, on: try fixture.board(), with: fixture.given)
      .compile()
    #expect(!compiled.program.instructions.isEmpty)
  }

  @Test("what the page teaches comes to its end", arguments: RecipeFixture.all(in: "docs/recipes"))
  func taught(fixture: RecipeFixture) throws {
    let recipe = try RecipeDocument.read(at: fixture.path).get()
    let files = try fixture.board()
    let compiled = try RecipeCompiler(recipe, on: files, with: fixture.given).compile()
    let run = try SimulatedRun(
      compiled.program, metal: recipe.metal.value, combination: recipe.combination, on: files,
      seed: 1)
    #expect(run.run(for: Seconds(100_000)) == .done)
  }

  @Test("the page shows the recipes that stand beside it, word for word")
  func page() throws {
    let page = try String(
      contentsOfFile: "\(RecipeFixture.root)/docs/recipes.md", encoding: .utf8)
    let shown = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    let files = try RecipeFixture.all(in: "docs/recipes").map {
      try String(contentsOfFile: $0.path, encoding: .utf8)
    }
    #expect(shown.count == 6)
    #expect(shown.sorted() == files.sorted())
  }
}
