/// What plating and what stripping take, from a cell whose R has a lead of its own.
///
/// While current is positive W is stripped and C is plated; then they change places. A potential
/// that plating makes is negative against a reference of the same metal.
public struct ElectrodeSplit: Hashable, Sendable {
  /// In V: the plateaus of W.
  public let workingPlates, workingStrips: Double?
  /// In V: the plateaus of C.
  public let counterPlates, counterStrips: Double?

  public init(_ cycle: CellCycle) {
    workingPlates = cycle.discharge?.plateau
    workingStrips = cycle.charge?.plateau
    counterPlates = cycle.charge?.counterPlateau
    counterStrips = cycle.discharge?.counterPlateau
  }

  /// What plating takes, in V, as a mean of both electrodes where both are known.
  public var plating: Double? { Self.mean(workingPlates.map(-), counterPlates.map(-)) }
  /// What stripping takes, in V.
  public var stripping: Double? { Self.mean(workingStrips, counterStrips) }

  private static func mean(_ a: Double?, _ b: Double?) -> Double? {
    guard let a else { return b }
    guard let b else { return a }
    return (a + b) / 2
  }
}
