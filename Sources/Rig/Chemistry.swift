public import Documents
import Library

/// The chemistry that ships, read once.
public enum Chemistry {
  private static let read = ChemistryDocument.read(
    precursors: "precursors.yaml", films: "films.yaml",
    from: .memory([
      "precursors.yaml": LibraryEntry.precursors.text, "films.yaml": LibraryEntry.films.text,
    ]))

  /// Precursors and films by name; its mistakes are those of a document.
  public static func shipped() throws(Diagnostics) -> ChemistryDocument { try read.get() }
}
