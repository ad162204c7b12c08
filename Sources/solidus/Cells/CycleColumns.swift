import Analysis
import Documents
import Quantities
import Record

/// The columns of a cycle table that have something to say for a cell.
struct CycleColumns {
  private let result: CellResult

  init(_ result: CellResult) { self.result = result }

  /// So many cycles stand at each end of a long table.
  private static let shown = 20

  var text: String {
    let columns = columns
    let cycles = result.table.cycles
    let rows = cycles.map { cycle in columns.map { $0.text(cycle) } }
    guard rows.count > 2 * Self.shown + 1 else { return Table(columns.map(\.head), rows).text }
    let gap = columns.map { _ in "..." }
    let some = Array(rows.prefix(Self.shown)) + [gap] + Array(rows.suffix(Self.shown))
    return Table(columns.map(\.head), some).text
  }

  private struct Column {
    let head: String
    let text: (CellCycle) -> String

    init(_ head: String, _ decimals: Int, _ value: @escaping (CellCycle) -> Double?) {
      self.head = head
      text = { cycle in
        guard let value = value(cycle), value.isFinite else { return "-" }
        return fixed(value, decimals)
      }
    }

    init(_ head: String, text: @escaping (CellCycle) -> String) {
      self.head = head
      self.text = text
    }
  }

  private var columns: [Column] {
    let first = [
      Column("cycle") { "\($0.number)" }, Column("begins") { clock(Seconds($0.began)) },
      Column("charge, mAh", 5) { CellResult.capacity($0.charged) },
      Column("discharge, mAh", 5) { CellResult.capacity($0.discharged) },
    ]
    return first + perArea + perMass + efficiencies + potentials + electrodes
  }

  private var perArea: [Column] {
    guard result.cell.area != nil else { return [] }
    let areal = [Column("mAh/cm2", 4) { [result] in result.areal($0.discharged) }]
    guard result.metal != nil, result.cell.kind != .full else { return areal }
    return areal + [Column("um plated", 3) { [result] in result.thickness($0.discharged) }]
  }

  private var perMass: [Column] {
    guard result.cell.activeMass != nil else { return [] }
    return [Column("mAh/g", 2) { [result] in result.specific($0.discharged) }]
  }

  private var efficiencies: [Column] {
    guard result.table.reservoir == nil else { return [] }
    let coulombic = [
      Column("CE, %") { [result] cycle in
        if result.isShorted(in: cycle) { return "shorted" }
        let share = result.efficiency(of: cycle).flatMap { $0.isFinite ? $0 : nil }
        return share.map { fixed($0 * 100, 3) } ?? "-"
      }
    ]
    guard result.table.rule == .dischargedOfCharged else { return coulombic }
    return coulombic + [Column("EE, %", 2) { $0.energyEfficiency.map { $0 * 100 } }]
  }

  private var potentials: [Column] {
    [
      Column("overpotential, mV", 2) { $0.overpotential.map { $0 * 1000 } },
      Column("hysteresis, mV", 2) { $0.hysteresis.map { $0 * 1000 } },
      Column("ends, V") { cycle in
        [cycle.charge, cycle.discharge].map { $0.map { fixed($0.end, 4) } ?? "-" }
          .joined(separator: " / ")
      },
      Column("lasts") { clock(Seconds($0.duration)) },
    ]
  }

  private var electrodes: [Column] {
    guard result.cell.hasReference else { return [] }
    return [
      Column("plating, mV", 2) { [result] in result.split($0)?.plating.map { $0 * 1000 } },
      Column("stripping, mV", 2) { [result] in result.split($0)?.stripping.map { $0 * 1000 } },
    ]
  }
}
