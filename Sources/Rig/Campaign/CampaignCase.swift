public import Documents
public import Quantities
public import Safety

/// One rehearsal of a campaign: an anneal of one metal on one plant, with one fault or none.
public struct CampaignCase: Sendable {
  /// When the fault comes: before anything is claimed, in a part of the anneal, while a plasma
  /// burns or precursors are pulsed, or while cells are measured.
  public enum Phase: String, CaseIterable, Sendable {
    case boot, ramp, soak, cool, plasma, dose, cell

    /// Whether a row is rehearsed in this phase at all.
    func suits(_ row: FaultRow) -> Bool {
      switch self {
      case .boot: row.phases.contains("boot")
      case .plasma: row.isOfPlasma
      case .dose: row.isOfGas
      case .cell: row.phases.contains("cell")
      case .ramp, .soak, .cool:
        !row.isStatic && !row.isOfPlasma && !row.isOfGas && !row.isOfCells
      }
    }
  }

  public let seed: UInt64
  public let metal: Metal
  public let plant: String
  /// Nil for an anneal without a fault.
  public let fault: (row: FaultRow, phase: Phase)?
  /// When in its phase the fault comes; nil lets the seed choose.
  public let after: Seconds?

  public init(
    seed: UInt64, metal: Metal, plant: String, fault: (row: FaultRow, phase: Phase)?,
    after: Seconds? = nil
  ) {
    self.after = after
    self.seed = seed
    self.metal = metal
    self.plant = plant
    self.fault = fault
  }

  /// What to type to see it again.
  public var command: String {
    let what = fault.map { "--rows \($0.row.id) --phases \($0.phase.rawValue)" } ?? "--rows none"
    return "solidus faults \(what) --metals \(metal.symbol) --plants \(plant)"
      + " --first \(seed) --seeds 1"
      + (after.map { " --after \($0.nanoseconds / 1_000_000_000)" } ?? "")
  }
}

extension Metal {
  /// As recipes and campaigns write it.
  public var symbol: String {
    switch self {
    case .lithium: "Li"
    case .sodium: "Na"
    case .potassium: "K"
    case .none: "none"
    }
  }
}
