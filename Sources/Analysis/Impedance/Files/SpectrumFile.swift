public import Documents
import Quantities

/// A file with spectra of impedance: CSV, BDF, or EC-Lab's `.mpt`.
public struct SpectrumFile: Sendable {
  /// In the order of the file; a table of several sweeps holds several.
  public let spectra: [Spectrum]
  /// How its columns were understood, in words.
  public let understood: String

  /// Reads a file, or says with line and column what is wrong with it.
  public static func read(
    _ path: String, from files: DocumentFiles
  ) throws(Diagnostics) -> SpectrumFile {
    switch files.bytes(at: path) {
    case .success(let bytes): return try read(bytes, named: path)
    case .failure(let problem):
      throw Diagnostics([
        Diagnostic(
          at: .start(of: path), .error, "the file cannot be read: \(problem.message)",
          remedy: "check the path")
      ])
    }
  }

  /// The same for bytes that are here already.
  public static func read(
    _ bytes: [UInt8], named path: String
  ) throws(Diagnostics) -> SpectrumFile {
    let table: TableText
    do throws(TableProblem) {
      guard bytes.count <= DocumentLimits.size else {
        throw TableProblem(line: 0)
      }
      table = try TableText(bytes)
    } catch {
      throw Diagnostics([problem(error, path)])
    }
    var reader = SpectrumReader(table, path)
    let spectra = reader.spectra()
    guard !reader.report.hasErrors else { throw reader.report.diagnostics }
    return SpectrumFile(spectra: spectra, understood: reader.understood)
  }

  private static func problem(_ problem: TableProblem, _ path: String) -> Diagnostic {
    if problem.line == 0 {
      return Diagnostic(
        at: .start(of: path), .error, "the file is longer than \(DocumentLimits.size) bytes",
        remedy: "cut out the spectrum")
    }
    return Diagnostic(
      at: Place(file: path, line: problem.line, column: 1), .error,
      "this line does not say where the table begins",
      remedy: "write 'Nb header lines : N', where line N has the headings")
  }
}
