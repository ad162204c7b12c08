import Foundation
import Testing

@Suite("docs/safety.md")
struct SafetyPageTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  /// What a test is called on the page: `Target/Suite.test`, `Suite.test`, `Target/Suite`, `Suite`.
  struct Name: Sendable, CustomTestStringConvertible {
    let text: String
    let target: String?
    let suite: String
    let test: String?
    var testDescription: String { text }

    /// Nil of a word that names no suite; a folder of tests is none.
    init?(_ text: String) {
      let path = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      let last = (path.last ?? "").split(separator: ".", omittingEmptySubsequences: false)
      guard path.count <= 2, last.count <= 2, let suite = last.first.map(String.init),
        suite.hasSuffix("Tests"), path.count == 2 || last.count == 2 || !Self.isFolder(suite),
        text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "/" || $0 == "." })
      else { return nil }
      self.text = text
      target = path.count == 2 ? path[0] : nil
      self.suite = suite
      test = last.count == 2 ? String(last[1]) : nil
    }

    private static func isFolder(_ word: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(root)/Tests/\(word)")
    }
  }

  /// Every test that the page names.
  private static let named: [Name] = {
    let page = (try? text("docs/safety.md")) ?? ""
    // What stands between two backticks.
    let words = page.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return words.compactMap(Name.init)
  }()

  /// Every Swift file of the tests, by its path below `Tests`.
  private static let files: [(path: String, text: String)] = {
    let all = FileManager.default.enumerator(atPath: "\(root)/Tests")
    let paths = (all?.allObjects ?? []).compactMap { $0 as? String }
    return paths.filter { $0.hasSuffix(".swift") }.map { ($0, (try? text("Tests/\($0)")) ?? "") }
  }()

  /// The text of a suite: from its name to the next suite, and of what extends it.
  private static func bodies(_ name: Name) -> [Substring] {
    files.filter { name.target.map($0.path.hasPrefix) ?? true }.flatMap { file in
      ["struct \(name.suite) {", "extension \(name.suite) {"].compactMap { head in
        file.text.range(of: head).map { start in
          let rest = file.text[start.upperBound...]
          return rest[..<(rest.range(of: "\n}\n")?.upperBound ?? rest.endIndex)]
        }
      }
    }
  }

  @Test("names many tests")
  func many() { #expect(Self.named.count > 90) }

  @Test("each test that it names is there", arguments: named)
  func exists(name: Name) {
    let bodies = Self.bodies(name)
    #expect(!bodies.isEmpty, "there is no suite \(name.suite)")
    guard let test = name.test else { return }
    #expect(bodies.contains { $0.contains("func \(test)(") }, "\(name.text) is not there")
  }

  /// The rows of the table of invariants, cell by cell.
  private static func invariants() throws -> [[String]] {
    let page = try text("docs/safety.md")
    let start = try #require(page.range(of: "\n## Invariants\n"))
    let rest = page[start.upperBound...]
    let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    return rows.map { row in
      row.dropFirst(2).dropLast(2).components(separatedBy: " | ").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  @Test("says of each invariant what proves it, its last figure with its command, and what is left")
  func complete() throws {
    let rows = try Self.invariants()
    #expect(rows.count >= 30)
    for row in rows {
      #expect(row.count == 4, "\(row)")
      guard row.count == 4 else { continue }
      let names = row[1].split(separator: "`").compactMap { Name(String($0)) }
      #expect(names.contains { $0.test != nil }, "'\(row[0])' names no single test")
      #expect(row[2].contains { $0.isNumber }, "'\(row[0])' has no figure")
      #expect(row[2].contains("`"), "'\(row[0])' does not say how it was measured")
      #expect(row[3].count > 3, "'\(row[0])' does not say what only hardware can guarantee")
    }
  }
}
