import Documents
import Library

/// Finds a recipe: a file, or one that ships.
enum Recipes {
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
