import Documents
import Library

/// Finds a recipe: a file, or one that ships.
enum Recipes {
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
