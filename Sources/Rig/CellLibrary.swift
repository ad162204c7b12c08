public import Documents
import Library

/// The cells that ship, read once.
public enum CellLibrary {
  private static let read = CellLibraryDocument.read(
    at: "cells.yaml", from: .memory(["cells.yaml": LibraryEntry.cells.text]))

  /// Hosts, coatings and parameter sets by name; its mistakes are those of a document.
  public static func shipped() throws(Diagnostics) -> CellLibraryDocument { try read.get() }

  static func known() throws(RigError) -> CellLibraryDocument {
    do throws(Diagnostics) { return try shipped() } catch {
      throw RigError(error.written(as: .text), remedy: "mend the cells that ship")
    }
  }
}
