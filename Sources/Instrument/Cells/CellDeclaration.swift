public import Control
public import Quantities

/// What somebody says of the cell in a channel.
public struct CellDeclaration: Hashable, Sendable {
  /// Which way the small current of the connection's proof may go.
  public enum Proof: Hashable, Sendable {
    case bothWays
    /// Bare copper has nothing to give: it is plated on, and then twice as much.
    case plating
    /// None can flow: an open dummy.
    case nothing
  }

  public let limits: CellLimits
  /// Where it can be at rest, W against R.
  public let restsFrom, restsTo: Volts
  /// What its leads and electrolyte may come to, as the small test current sees it.
  public let mostResistance: Ohms
  /// Whether R has a lead of its own.
  public let hasReference: Bool
  /// The number of its holder; nil if holders have none.
  public let fixture: UInt8?
  public let proof: Proof
  /// How it is judged while it is cycled; nil for what has no electrodes of metal.
  public let judged: VerdictWatch.Kind?

  public init(
    limits: CellLimits, restsFrom: Volts, restsTo: Volts, mostResistance: Ohms,
    hasReference: Bool, fixture: UInt8?, proof: Proof = .bothWays,
    judged: VerdictWatch.Kind? = nil
  ) {
    self.limits = limits
    self.restsFrom = restsFrom
    self.restsTo = restsTo
    self.mostResistance = mostResistance
    self.hasReference = hasReference
    self.fixture = fixture
    self.proof = proof
    self.judged = judged
  }
}
