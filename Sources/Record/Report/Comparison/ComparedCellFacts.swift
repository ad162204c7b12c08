import Analysis
import Documents
import Instrument

/// What one cell of a compared run is told apart by.
struct ComparedCellFacts {
  private let result: CellResult
  private let spectrum: MeasuredSpectrum?

  init(_ cell: ComparedRun.Cell) {
    result = cell.result
    spectrum = cell.spectrum
  }

  var all: [(name: String, value: String)] { made + came }

  private var made: [(name: String, value: String)] {
    let cell = result.cell
    return [
      ("name", cell.name ?? ""), ("method", cell.method), ("kind", cell.kind.rawValue),
      ("electrolyte", cell.electrolyte ?? ""), ("coating", cell.coating ?? "none that was said"),
      ("area", number(cell.area, 4, "cm²")),
      ("active mass", number(cell.activeMass, 3, "mg")), ("1C", cell.oneC?.words ?? ""),
    ]
  }

  private var came: [(name: String, value: String)] {
    let whole = result.table.cycles.filter(\.isComplete)
    let efficiencies = whole.compactMap(result.efficiency)
    let mean = efficiencies.reduce(0, +) / Double(max(1, efficiencies.count))
    let last = result.points.last
    let reservoir = result.table.reservoir.map { $0.efficiency * 100 }
    let fit = spectrum.flatMap { CircuitChoice(for: $0.spectrum)?.fit }
    return [
      ("ended", result.ended.word), ("whole cycles", "\(whole.count)"),
      ("charged in all", number(last.map { CellResult.capacity($0.charged) }, 5, "mAh")),
      ("discharged in all", number(last.map { CellResult.capacity($0.discharged) }, 5, "mAh")),
      ("CE in the mean", number(efficiencies.isEmpty ? nil : mean * 100, 3, "%")),
      ("efficiency of plating", number(reservoir, 3, "%")),
      (
        "overpotential at last",
        number(whole.last?.overpotential.flatMap { $0.isFinite ? $0 * 1000 : nil }, 2, "mV")
      ),
      ("verdicts", result.verdicts.map(\.text).joined(separator: "; ")),
      ("circuit of the last spectrum", fit?.circuit.text ?? ""),
      ("its values", fit?.words ?? ""),
    ]
  }

  private func number(_ value: Double?, _ decimals: Int, _ unit: String) -> String {
    value.map { "\(fixed($0, decimals)) \(unit)" } ?? ""
  }
}
