import Analysis
import Documents

/// The number of a run that stands beside one of a paper.
enum PaperNumber {
  /// In the unit of the paper, with words behind it.
  case value(Double, String)
  /// Of what has no number: which cell is best.
  case words(String)
  /// Nothing, and why.
  case none(String)

  init(_ claim: PaperClaim, in run: PaperRun) {
    switch claim.what {
    case .thickness: self = Self.of(run.thickness, "nm", "no film")
    case .corrosion: self = Self.of(run.corrosion, "nm", "not told")
    case .rank, .best:
      let order = run.order
      self = .words(claim.what == .best ? order.first ?? "none" : order.joined(separator: " > "))
    case .resists:
      let moment = claim.at.flatMap { PaperMoment($0) }
      let order = run.order { $0.resistance(at: moment) }
      self = order.map { .words($0.joined(separator: " > ")) } ?? .none("no spectrum")
    case .plated:
      let thick = run.cells.map { cell in
        cell.result.table.cycles.compactMap { cell.result.thickness($0.discharged) }.max() ?? 0
      }
      let known = thick.count > 1 && thick[1] > 0
      self = known ? .value(thick[0] / thick[1], "") : .none("no cycle")
    case .end, .lasts, .resistance, .growth, .peak, .overpotential, .stripping, .plating,
      .capacity, .retention, .efficiency, .energy, .other:
      guard let cell = run.cell(claim.of) else {
        self = .none("no such cell")
        return
      }
      self.init(claim, cell)
    }
  }

  private init(_ claim: PaperClaim, _ cell: PaperCell) {
    let moment = claim.at.flatMap { PaperMoment($0) }
    switch claim.what {
    case .end, .lasts:
      if case .cycle = moment {
        self = .value(Double(cell.result.table.cycles.count { $0.isComplete }), "cycles")
      } else if let short = cell.short {
        self = .value(short, "h, short")
      } else {
        self = .value(cell.end, cell.isDone ? "h, and lives" : "h")
      }
    case .resistance:
      self = Self.of(cell.resistance(at: moment), "ohm", "no spectrum and no pulse")
    case .growth:
      let since = claim.since.flatMap { PaperMoment($0) }
      let first = since.map { cell.resistance(at: $0) } ?? cell.spectra.first?.ohms
      let later = cell.spectra.isEmpty ? nil : cell.resistance(at: moment)
      self = Self.of(first.flatMap { first in later.map { $0 / first } }, "", "no spectrum")
    case .peak:
      self = Self.of(cell.peak(isOxidation: claim.at == "oxidation"), "V", "no current")
    case .overpotential, .stripping, .plating, .capacity, .retention, .efficiency, .energy:
      self.init(claim.what, cell, moment)
    case .thickness, .corrosion, .rank, .best, .resists, .plated, .other:
      self = .none("no number")
    }
  }

  /// Of one cycle.
  private init(_ what: PaperClaim.Quantity, _ cell: PaperCell, _ moment: PaperMoment?) {
    let (result, whole) = (cell.result, cell.whole)
    guard let first = whole.first else {
      self = .none("no cycle")
      return
    }
    guard let cycle = cell.cycle(at: moment) else {
      if case .cycle(let number) = moment, let last = whole.last, last.number > number {
        self = .none("nothing flowed in cycle \(number)")
        return
      }
      self = .none("ended after \(fixed(cell.end, 0)) h, \(whole.count) cycles")
      return
    }
    if what.isOfResistance, let short = cell.short, cycle.began / 3600 >= short {
      self = .none("none: short since \(fixed(short, 0)) h")
      return
    }
    let missing = "not in the table"
    switch what {
    case .overpotential:
      self = Self.of(cycle.overpotential.map { $0.magnitude * 1e3 }, "mV", missing)
    case .stripping:
      self = Self.of(result.split(cycle)?.stripping.map { $0.magnitude * 1e3 }, "mV", missing)
    case .plating:
      self = Self.of(result.split(cycle)?.plating.map { $0.magnitude * 1e3 }, "mV", missing)
    case .capacity: self = Self.of(result.specific(cycle.discharged), "mAh/g", missing)
    case .retention:
      let share = 100 * cycle.discharged / first.discharged
      self = Self.of(result.cell.activeMass == nil ? nil : share, "%", "no capacity")
    case .efficiency:
      let isPart = result.table.reservoir != nil
      self = Self.of(isPart ? nil : cycle.coulombicEfficiency.map { 100 * $0 }, "%", missing)
    case .energy: self = Self.of(cycle.energyEfficiency.map { 100 * $0 }, "%", missing)
    case .thickness, .corrosion, .end, .lasts, .resistance, .growth, .resists, .plated, .peak,
      .rank, .best, .other:
      self = .none("no number")
    }
  }

  private static func of(_ value: Double?, _ unit: String, _ missing: String) -> PaperNumber {
    value.map { .value($0, unit) } ?? .none(missing)
  }
}

extension PaperClaim.Quantity {
  /// Whether a filament takes the meaning from it: what a plateau of a short cell shows is wire.
  fileprivate var isOfResistance: Bool {
    switch self {
    case .overpotential, .stripping, .plating: true
    case .thickness, .corrosion, .end, .lasts, .capacity, .retention, .efficiency, .energy,
      .resistance, .growth, .resists, .plated, .peak, .rank, .best, .other:
      false
    }
  }
}
