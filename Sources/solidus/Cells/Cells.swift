import Documents
import Library
import Rig

/// Finds a cell: a file, or one that ships.
enum Cells {
  /// The text of a cell as it was written.
  static func text(of name: String) -> String {
    if let text = LibraryEntry.cell(named: name)?.text { return text }
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: name) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a document says of itself that it is a cell.
  static func isCell(_ name: String) -> Bool {
    DocumentKind.of(path(of: name), in: files(for: name)) == .cell
  }

  /// The cell, or all that is wrong with it.
  static func read(_ name: String) throws(Diagnostics) -> DeclaredCell {
    let path = path(of: name)
    do throws(Diagnostics) {
      let document = try CellDocument.read(at: path, from: files(for: name)).get()
      return try DeclaredCell(
        document, at: path, from: KeptCoatings.files(beside: path, of: document))
    } catch {
      throw named(name, error)
    }
  }

  private static func path(of name: String) -> String {
    LibraryEntry.cell(named: name) == nil ? name : "library/\(name).yaml"
  }

  private static func files(for name: String) -> DocumentFiles {
    guard let text = LibraryEntry.cell(named: name)?.text else { return .disk }
    return .memory(["library/\(name).yaml": text])
  }

  /// A name that is neither a file nor in the library is most often one that is misspelt.
  private static func named(_ name: String, _ error: Diagnostics) -> Diagnostics {
    guard error.isAboutAbsentFile, !name.contains("/"), !name.hasSuffix(".yaml") else {
      return error
    }
    let names = LibraryEntry.shippedCells.map(\.id)
    if LibraryEntry.named(name) != nil {
      return Diagnostics(
        error.all.map { finding in
          Diagnostic(
            at: finding.place, finding.severity, "that ships, but is something to do and no cell",
            remedy: "name one of \(names.joined(separator: ", ")), and what to do with it apart")
        })
    }
    return Diagnostics(
      error.all.map { finding in
        Diagnostic(
          at: finding.place, finding.severity, finding.message + ", and no cell of that name ships",
          remedy: Suggestion.advice(for: name, among: names))
      })
  }
}
