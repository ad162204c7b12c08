public import Quantities

/// What somebody says of the cell in a channel.
public struct CellDeclaration: Hashable, Sendable {
  public let limits: CellLimits
  /// Where it can be at rest, W against R.
  public let restsFrom, restsTo: Volts
  /// What its leads and electrolyte may come to, as the small test current sees it.
  public let mostResistance: Ohms
  /// Whether R has a lead of its own.
  public let hasReference: Bool
  /// The number of its holder; nil if holders have none.
  public let fixture: UInt8?

  public init(
    limits: CellLimits, restsFrom: Volts, restsTo: Volts, mostResistance: Ohms,
    hasReference: Bool, fixture: UInt8?
  ) {
    self.limits = limits
    self.restsFrom = restsFrom
    self.restsTo = restsTo
    self.mostResistance = mostResistance
    self.hasReference = hasReference
    self.fixture = fixture
  }
}
