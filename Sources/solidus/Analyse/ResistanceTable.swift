import Analysis
import Documents
import Quantities
import Record

/// Resistances at several temperatures: as a file has them, or as spectra of a run are fitted.
struct ResistanceTable {
  /// One of them; the scatter is a share of it.
  struct Row {
    let temperature: Celsius
    let resistance: Ohms
    let scatter: Double?
  }

  let rows: [Row]
  let isSimulated: Bool

  init(_ path: String, _ arguments: Arguments, _ console: Console) throws(Refusal) {
    guard case .success = DocumentFiles.disk.bytes(at: "\(path)/start.json") else {
      rows = try Self.read(path)
      isSimulated = false
      return
    }
    let run = try KeptRun.read(path, for: "analyse conductivity", console)
    isSimulated = run.start.isSimulated
    guard let channel = arguments.value("cell") ?? run.channels.first else {
      throw Refusal("solidus analyse conductivity: no cell took part in \(path)", .usage)
    }
    rows = try Self.fitted(run.spectra(on: channel), arguments)
  }

  // MARK: A file

  private static func read(_ path: String) throws(Refusal) -> [Row] {
    let bytes: [UInt8]
    switch DocumentFiles.disk.bytes(at: path) {
    case .success(let found): bytes = found
    case .failure(let problem):
      throw Refusal("solidus analyse conductivity: \(path): \(problem.message)", .usage)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }
    let head = fields(lines.first ?? "").map { $0.lowercased() }
    guard let warm = head.firstIndex(where: { $0.hasPrefix("temperature") }),
      let size = head.firstIndex(where: { $0.hasPrefix("resistance") })
    else {
      throw Refusal(
        "\(path):1:1: error: no headings 'temperature / degC' (or '/ K') and 'resistance / ohm'",
        .findings)
    }
    let isKelvin = head[warm].hasSuffix("k")
    let scatter = head.firstIndex { $0.hasPrefix("scatter") }
    var rows: [Row] = []
    for (number, line) in lines.enumerated().dropFirst() {
      let parts = fields(line)
      guard parts.count == head.count, let warmth = Double(parts[warm]),
        let ohms = Double(parts[size]), ohms > 0
      else {
        throw Refusal(
          "\(path):\(number + 1):1: error: no temperature and resistance above zero stand here",
          .findings)
      }
      let off = scatter.flatMap { Double(parts[$0]) }.map { $0 / ohms }
      rows.append(
        Row(
          temperature: Celsius(isKelvin ? warmth - 273.15 : warmth), resistance: Ohms(ohms),
          scatter: off))
    }
    return rows
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
  }

  // MARK: A run

  private static func fitted(
    _ spectra: [MeasuredSpectrum], _ arguments: Arguments
  ) throws(Refusal) -> [Row] {
    let text = arguments.value("circuit") ?? "R0-p(R1,CPE1)"
    let name = arguments.value("parameter") ?? "R0"
    let circuit: Circuit
    do throws(CircuitProblem) { circuit = try CircuitText.parse(text) } catch {
      throw Refusal("solidus analyse conductivity: --circuit, \(error)", .usage)
    }
    guard circuit.parameters.contains(name) else {
      throw Refusal(
        "solidus analyse conductivity: \(text) has no \(name);"
          + " \(Suggestion.advice(for: name, among: circuit.parameters))", .usage)
    }
    var rows: [Row] = []
    for spectrum in spectra {
      let warmths = spectrum.points.map(\.temperature).filter(\.isFinite)
      guard !warmths.isEmpty, spectrum.points.count >= Spectrum.fewest else { continue }
      let warmth = Celsius(warmths.reduce(0, +) / Double(warmths.count))
      let fit: CircuitFit
      do throws(CircuitFit.Failure) {
        fit = try CircuitFit(circuit, to: spectrum.spectrum)
      } catch { continue }
      guard let found = fit.parameters.first(where: { $0.name == name }) else { continue }
      // A line through what any other number would have done for is the line of nothing.
      guard case .between = found.certainty else {
        throw Refusal(
          "solidus analyse conductivity: the spectrum at \(fixed(warmth.value, 1)) C does not settle"
            + " \(name) of \(text): it came out as \(significant(found.value, 3)) ohm, and others fit"
            + " as well; write another --parameter, or a --circuit of what the cell has, which"
            + " 'solidus analyse eis' tells", .findings)
      }
      rows.append(Row(temperature: warmth, resistance: Ohms(found.value), scatter: nil))
    }
    return rows
  }
}
