import Glibc

/// The tables of spectra in the folder of a run.
public enum SpectrumTables {
  /// As a run calls that of a cell.
  static func name(of cell: String) -> String { "eis-\(cell).csv" }

  /// Their names, in order; nil if what is named is no folder.
  public static func names(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    unsafe closedir(stream)
    return FolderNames.files(in: folder).filter { $0.hasPrefix("eis-") && $0.hasSuffix(".csv") }
  }
}
