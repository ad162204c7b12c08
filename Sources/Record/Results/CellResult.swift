public import Analysis
import Control
import Instrument
import Quantities

/// What came of one cell: its cycles, in the units that people compare by.
public struct CellResult: Sendable {
  public let cell: CellStart
  public let points: [CellPoint]
  public let table: CycleTable
  /// What was said of it while it ran, in order.
  public let verdicts: [JudgedVerdict]
  /// What is plated; nil where nobody said, or nothing is.
  public let metal: PlatedMetal?
  let ended: CellEnding
  /// When its run was cut off, in s: it went on later, and nobody saw what was in between.
  let pauses: [Double]

  public init(
    _ cell: CellStart, _ points: [CellPoint], verdicts: [JudgedVerdict] = [],
    pauses: [Double] = [], ended: CellEnding
  ) {
    self.ended = ended
    self.pauses = pauses
    self.verdicts = verdicts
    self.cell = cell
    self.points = points
    table = CycleTable(points, cell.kind.rule, isCutOff: ended.isCutOff)
    metal = cell.metal.flatMap { PlatedMetal($0) }
  }

  /// In mAh.
  public static func capacity(_ charge: Double) -> Double { charge / 3.6 }

  /// In mAh/cm2; nil where no area is known.
  public func areal(_ charge: Double) -> Double? {
    cell.area.map { Self.capacity(charge) / $0 }
  }

  /// In mAh/g; nil where no mass is known.
  public func specific(_ charge: Double) -> Double? {
    cell.activeMass.map { Self.capacity(charge) / $0 * 1000 }
  }

  /// How thick what was plated on W is, dense and even, in um.
  public func thickness(_ charge: Double) -> Double? {
    guard let metal, let areal = areal(charge) else { return nil }
    return areal * metal.thickness
  }

  /// Whether it was shorted in a cycle: what flows past the electrodes comes back whole, and is no
  /// efficiency of theirs.
  public func isShorted(in cycle: CellCycle) -> Bool {
    verdicts.contains { $0.record.verdict == .hardShort && $0.record.cycle <= cycle.number }
  }

  /// A share; nil where the cycle has none of its own.
  public func efficiency(of cycle: CellCycle) -> Double? {
    table.reservoir == nil && !isShorted(in: cycle) ? cycle.coulombicEfficiency : nil
  }

  /// What plating and stripping take; nil without a reference electrode of its own.
  public func split(_ cycle: CellCycle) -> ElectrodeSplit? {
    cell.hasReference ? ElectrodeSplit(cycle) : nil
  }
}

extension CellStart.Kind {
  fileprivate var rule: EfficiencyRule {
    switch self {
    case .full: .dischargedOfCharged
    case .asymmetric: .strippedOfPlated
    case .symmetric, .dummy, .undeclared: .secondOfFirst
    }
  }
}

extension KeptRun {
  /// The last samples of a cell before each time that its run was cut off and went on.
  private func pauses(on channel: String) -> [Double] {
    earlier.compactMap { journal in
      var last: Double?
      samples(on: channel, in: journal) { last = ($0.at - .zero).value }
      return last
    }
  }

  /// What came of a cell that took part.
  public func result(of channel: String) throws(RecordError) -> CellResult {
    CellResult(
      try cell(on: channel), points(on: channel), verdicts: verdicts(on: channel),
      pauses: pauses(on: channel), ended: ending(of: channel))
  }
}
