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

  /// Whether a document says of itself that it is a method.
  static func isMethod(_ name: String) -> Bool {
    text(of: name).split(separator: "\n").contains {
      $0.contains("solidus") && $0.contains("method/1")
    }
  }

  /// The method, with everything that was found on reading it.
  static func method(_ name: String) -> Checked<MethodDocument> {
    guard let text = LibraryEntry.named(name)?.text else { return MethodDocument.read(at: name) }
    let files = DocumentFiles.memory(["library/\(name).yaml": text])
    return MethodDocument.read(at: "library/\(name).yaml", from: files)
  }
}
