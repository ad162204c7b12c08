import Analysis
import Documents
import Instrument
import Quantities
import Record

/// What `analyse cell` prints.
struct CycleReport {
  private let run: KeptRun
  private let results: [CellResult]

  init(_ run: KeptRun, _ results: [CellResult]) {
    self.run = run
    self.results = results
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(run.start.isSimulated)), ("run", .string(run.path)),
      run.troubleJSON, ("cells", .array(results.map(\.json))),
    ])
  }

  var text: String {
    let stamp = run.start.isSimulated ? "SIMULATED  " : ""
    return "\(stamp)\(run.start.title)\n" + results.map { "\n" + text(of: $0) }.joined()
  }

  private func text(of result: CellResult) -> String {
    let cell = result.cell
    let name = cell.name.map { " (\($0))" } ?? ""
    let head = "\(cell.channel)\(name), \(cell.method)\n"
    guard !result.table.cycles.isEmpty else { return head + "  nothing flowed\n" }
    let shown = CycleColumns(result)
    return head + shown.text + summary(result)
  }

  private func summary(_ result: CellResult) -> String {
    var lines: [String] = []
    let retention = result.table.retention()
    if result.cell.kind == .full, let first = retention.first, let last = retention.last,
      last.cycle > first.cycle
    {
      let fade = retention.first { $0.share < 0.8 }.map { ", below 80 % from cycle \($0.cycle) on" }
      lines.append(
        "retention    \(fixed(last.share * 100, 2)) % in cycle \(last.cycle) of what cycle"
          + " \(first.cycle) discharged\(fade ?? "")")
    }
    if let reservoir = result.table.reservoir {
      lines += words(reservoir)
    } else {
      lines.append("CE           is \(result.table.rule.rawValue)")
    }
    lines += result.verdicts.map { "verdict      \($0.text)" }
    return "\n" + lines.map { "  \($0)\n" }.joined()
  }

  private func words(_ found: ReservoirEfficiency) -> [String] {
    func mAh(_ charge: Double) -> String { fixed(CellResult.capacity(charge), 4) }
    return [
      "plating      \(fixed(found.efficiency * 100, 3)) % efficient after \(found.kind.rawValue)",
      "             (\(mAh(found.partsStripped)) + \(mAh(found.last))) mAh stripped of"
        + " (\(mAh(found.partsPlated)) + \(mAh(found.reservoir))) mAh plated, \(found.turns) turns",
    ]
  }
}
