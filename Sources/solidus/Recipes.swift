import Documents
import Library

/// Finds a recipe: a file, or one that ships.
enum Recipes {
  /// The text of a recipe as it was written.
  static func text(of name: String) -> String {
    if let text = LibraryEntry.named(name)?.text { return text }
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: name) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func read(_ name: String) throws(Refusal) -> RecipeDocument {
    do throws(Diagnostics) {
      if let text = LibraryEntry.named(name)?.text {
        let files = DocumentFiles.memory(["library/\(name).yaml": text])
        return try RecipeDocument.read(at: "library/\(name).yaml", from: files).get()
      }
      return try RecipeDocument.read(at: name).get()
    } catch {
      throw Refusal(error)
    }
  }
}
