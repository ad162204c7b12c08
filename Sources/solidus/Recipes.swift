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
    do throws(Diagnostics) { return try document(name).get() } catch { throw Refusal(error) }
  }

  /// The recipe, with everything that was found on reading it.
  static func document(_ name: String) -> Checked<RecipeDocument> {
    guard let text = LibraryEntry.named(name)?.text else { return RecipeDocument.read(at: name) }
    let files = DocumentFiles.memory(["library/\(name).yaml": text])
    return RecipeDocument.read(at: "library/\(name).yaml", from: files)
  }
}
