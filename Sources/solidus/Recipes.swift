import Documents
import Library

/// Finds a recipe or a method: a file, or one that ships.
enum Recipes {
  /// The text of a procedure as it was written.
  static func text(of name: String) -> String {
    if let text = LibraryEntry.named(name)?.text { return text }
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: name) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What people look for a procedure by: its own name, and that of its file.
  static func names(of name: String, titled title: String) -> [String] {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let short = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    // A folder of a run calls each of them so.
    return short == title || short == "recipe" || short.hasSuffix("method")
      ? [title] : [title, short]
  }

  static func read(_ name: String) throws(Refusal) -> RecipeDocument {
    do throws(Diagnostics) { return try document(name).get() } catch { throw Refusal(error) }
  }

  /// The recipe, with everything that was found on reading it.
  static func document(_ name: String) -> Checked<RecipeDocument> {
    let (path, files) = source(of: name)
    return noCell(name) ?? RecipeDocument.read(at: path, from: files)
  }

  /// Whether a document says of itself that it is a method, or a protocol of unicycler.
  static func isMethod(_ name: String) -> Bool {
    let (path, files) = source(of: name)
    return DocumentKind.of(path, in: files) == .method
  }

  /// The method, with everything that was found on reading it.
  static func method(_ name: String) -> Checked<MethodDocument> {
    let (path, files) = source(of: name)
    return noCell(name) ?? MethodDocument.read(at: path, from: files)
  }

  /// What is no file may have been meant for something that ships; nil for any other name.
  private static func noEntry<Value: Sendable>(_ name: String) -> Checked<Value>? {
    guard !name.contains("/"), !name.contains("."),
      case .failure = DocumentFiles.disk.bytes(at: name)
    else { return nil }
    let near = Suggestion.nearest(to: name, among: LibraryEntry.all.map(\.id))
    return Checked<Value>(
      failing: Diagnostic(
        at: .start(of: name), .error,
        "the file cannot be read: there is no such file, and nothing of that name ships",
        remedy: (near.map { "did you mean '\($0)'? " } ?? "")
          + "'solidus library list' shows what ships, and with words what has all of them"))
  }

  /// A cell that ships is nothing to be done; nil for any other name.
  private static func noCell<Value: Sendable>(_ name: String) -> Checked<Value>? {
    guard LibraryEntry.named(name) == nil else { return nil }
    guard LibraryEntry.cell(named: name) != nil else { return noEntry(name) }
    return Checked<Value>(
      failing: Diagnostic(
        at: .start(of: name), .error, "that is a cell, and here is said what to do",
        remedy: "name a recipe, or a method and this for its cell: --cell cell1=\(name)"))
  }

  private static func source(of name: String) -> (path: String, files: DocumentFiles) {
    guard let text = LibraryEntry.named(name)?.text else { return (name, .disk) }
    return ("library/\(name).yaml", .memory(["library/\(name).yaml": text]))
  }
}
