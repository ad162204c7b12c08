import Foundation

/// The recipes that ship, those of the page, and those that are wrong on purpose.
enum Recipes {
  struct Fixture: CustomStringConvertible, Sendable {
    let name: String
    let text: String
    var description: String { name }
  }

  private static let folders = [
    "Sources/Library/Recipes", "docs/recipes", "Tests/Fixtures/recipes/good",
    "Tests/Fixtures/recipes/bad",
  ]

  /// Wrong in a way that only the reader can tell: the range of a quantity.
  static let ranges = ["time-below-zero", "rate-of-zero", "pressure-of-zero"]

  static let all: [Fixture] = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return folders.flatMap { folder -> [Fixture] in
      let path = "\(root)/\(folder)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
        let text = (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
        return Fixture(name: String(name.dropLast(5)), text: text)
      }
    }
  }()
}
