import Analysis
import Documents
import Record

extension Command {
  static let analyseImpedance = Command(
    words: ["analyse", "eis"], operands: "FILE",
    about: "test a spectrum of impedance after Kramers and Kronig, and fit a circuit to it",
    options: [
      .value("circuit", "S", "what to fit, such as R0-p(R1,CPE1)-W1; only tested if left out"),
      .value("spectrum", "N", "which, if the file holds several; 1 if left out"),
      json, .value("svg", "FILE", "draw Nyquist and Bode into a file, over what is there"),
      .value("mpt", "FILE", "write the spectra as EC-Lab does, over what is there"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let named = arguments.operands.first else {
        throw Refusal("solidus analyse eis: name one file with a spectrum", .usage)
      }
      let path = try file(in: named)
      let circuit = try circuit(arguments.value("circuit"))
      for option in ["mpt", "svg"] { try TextFile.keep(path, from: arguments.value(option)) }
      let file = try read(path)
      let report = try ImpedanceReport(path, file, arguments.value("spectrum"), circuit)
      if let copy = arguments.value("mpt") {
        let table = ECLabSpectrum(file.spectra, comment: "from \(path)")
        try TextFile.write(table.text, to: copy, replacing: true)
      }
      if let picture = arguments.value("svg") {
        try TextFile.write(ImpedancePicture(report).text, to: picture, replacing: true)
      }
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return report.isSound ? .done : .findings
    } catch { return error.tell(console) }
  }

  /// The only table of spectra, if a folder of a run is named; else what is named.
  private static func file(in named: String) throws(Refusal) -> String {
    guard let tables = SpectrumTables.names(in: named) else { return named }
    let paths = tables.map { "\(named)/\($0)" }
    if paths.count == 1 { return paths[0] }
    let what =
      paths.isEmpty
      ? "is a folder without an eis-*.csv: no spectrum was measured in that run"
      : "is a folder with several; name one of: \(paths.joined(separator: ", "))"
    throw Refusal("solidus analyse eis: \(named) \(what)", .usage)
  }

  private static func circuit(_ text: String?) throws(Refusal) -> Circuit? {
    guard let text else { return nil }
    do throws(CircuitProblem) { return try CircuitText.parse(text) } catch {
      let mark = String(repeating: " ", count: error.column - 1) + "^"
      throw Refusal(
        "solidus analyse eis: --circuit, \(error)\n  \(text)\n  \(mark)", .usage)
    }
  }

  private static func read(_ path: String) throws(Refusal) -> SpectrumFile {
    do throws(Diagnostics) { return try SpectrumFile.read(path, from: .disk) } catch {
      throw Refusal(error)
    }
  }
}
