import Analysis
import Documents
import Instrument

/// What a report says of one cell.
struct CellSection {
  private let result: CellResult
  private let meta: Node?

  /// - Parameter meta: what the run said of this cell at its end.
  init(_ result: CellResult, _ meta: Node?) {
    self.result = result
    self.meta = meta
  }

  /// So many cycles stand at each end of a long table.
  private static let shown = 15

  var html: String {
    let cell = result.cell
    let name = cell.name.map { "\(cell.channel): \($0)" } ?? cell.channel
    return HTML.heading(name) + HTML.facts(facts) + HTML.charts(CellCharts(result).all) + cycles
  }

  private var facts: [(name: String, value: String)] {
    let cell = result.cell
    func number(_ value: Double?, _ decimals: Int, _ unit: String) -> String {
      value.map { "\(fixed($0, decimals)) \(unit)" } ?? ""
    }
    var facts: [(name: String, value: String)] = [
      ("method", cell.method), ("ended", result.ended.word),
      ("samples", "\(result.points.count)"), ("electrolyte", cell.electrolyte ?? ""),
      ("coating", cell.coating ?? ""),
      ("electrode area", number(cell.area, 4, "cm²")),
      ("active mass", number(cell.activeMass, 3, "mg")), ("1C", cell.oneC?.words ?? ""),
      // An interface that answers as fast is in it: a pellet of 81 ohm shows 620 between two metals.
      ("contact", number(meta?.number("leads_ohm"), 1, "ohm of all that answers at once")),
    ]
    if let last = result.points.last {
      facts += [
        ("charged", number(CellResult.capacity(last.charged), 5, "mAh")),
        ("discharged", number(CellResult.capacity(last.discharged), 5, "mAh")),
      ]
    }
    if let metal = result.metal, let plated = result.points.last.map(\.discharged),
      let thickness = result.thickness(plated), result.cell.kind != .full
    {
      facts.append(
        (
          "\(metal.symbol) plated on the working electrode in all",
          "\(fixed(thickness, 2)) µm if dense"
        ))
    }
    return facts + outcomes
  }

  private var outcomes: [(name: String, value: String)] {
    var facts = result.verdicts.map { (name: "verdict", value: $0.text) }
    if result.cell.kind == .full, let last = result.table.retention().last {
      facts.append(
        ("retention", "\(fixed(last.share * 100, 2)) % of the first whole cycle in \(last.cycle)"))
    }
    if let reservoir = result.table.reservoir {
      let share = fixed(reservoir.efficiency * 100, 3)
      facts.append(
        ("efficiency of plating", "\(share) % after \(reservoir.kind.rawValue)"))
    }
    return facts
  }

  private var cycles: String {
    let cycles = result.table.cycles
    let head = [
      "cycle", "charge, mAh", "discharge, mAh", "CE, %", "overpotential, mV", "hysteresis, mV",
      "ends, V", "lasts, h",
    ]
    var rows = cycles.map(row)
    if rows.count > 2 * Self.shown + 1 {
      rows = Array(rows.prefix(Self.shown)) + [head.map { _ in "…" }] + rows.suffix(Self.shown)
    }
    return HTML.table(head, rows)
  }

  private func row(_ cycle: CellCycle) -> [String] {
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { $0.isFinite ? fixed($0, decimals) : "–" } ?? "–"
    }
    let efficiency =
      result.isShorted(in: cycle)
      ? "shorted" : number(result.efficiency(of: cycle).map { $0 * 100 }, 3)
    return [
      "\(cycle.number)", number(CellResult.capacity(cycle.charged), 5),
      number(CellResult.capacity(cycle.discharged), 5), efficiency,
      number(cycle.overpotential.map { $0 * 1000 }, 2),
      number(cycle.hysteresis.map { $0 * 1000 }, 2),
      "\(number(cycle.charge?.end, 4)) / \(number(cycle.discharge?.end, 4))",
      number(cycle.duration / 3600, 3),
    ]
  }
}
