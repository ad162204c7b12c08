/// All that a cell remembers of what was done to it; the models share one kind, so that a past
/// state can be kept whatever the cell is.
public struct CellState: Equatable, Sendable {
  /// In coulombs, through the electrodes; positive is oxidation at the working electrode.
  public var charge = 0.0
  /// The charge per area that went either way, in mAh/cm2.
  public var passed = 0.0
  /// The square of the resistance that grew by itself, in (ohm cm2)2.
  public var grown = 0.0
  /// How far a filament has come: at 1 it is through, and at 1.02 it is thick.
  public var filament = 0.0
  /// The share of its area with which each electrode touches the electrolyte.
  public var workingContact = 1.0
  public var counterContact = 1.0
  /// The metal that is left on each electrode, in mAh/cm2.
  public var workingMetal = Double.infinity
  public var counterMetal = Double.infinity
  /// How full a host is of metal, from 0 to 1.
  public var filled = 1.0
  /// The voltage over what relaxes: a capacitor, or a gradient of concentration.
  public var relaxing = 0.0
  /// The voltage over each interface's own capacity, where a model has one.
  public var workingLayer = 0.0
  public var counterLayer = 0.0
  /// In °C.
  public var temperature = 25.0

  public init() {}

  /// All of it in one order, as files keep it.
  public var numbers: [Double] {
    [
      charge, passed, grown, filament, workingContact, counterContact, workingMetal, counterMetal,
      filled, relaxing, workingLayer, counterLayer, temperature,
    ]
  }

  /// Nil where these are not as many as there are.
  public init?(_ numbers: [Double]) {
    guard numbers.count == CellState().numbers.count else { return nil }
    (charge, passed, grown, filament) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (workingContact, counterContact) = (numbers[4], numbers[5])
    (workingMetal, counterMetal) = (numbers[6], numbers[7])
    (filled, relaxing) = (numbers[8], numbers[9])
    (workingLayer, counterLayer, temperature) = (numbers[10], numbers[11], numbers[12])
  }
}

/// Where both electrodes of a cell are against its reference electrode, in volts.
public struct CellPotentials: Equatable, Sendable {
  public var working: Double
  public var counter: Double
  /// The working electrode against the counter electrode.
  public var cell: Double { working - counter }

  public init(working: Double, counter: Double) {
    self.working = working
    self.counter = counter
  }
}

/// How a cell is after it was held at a potential.
public struct CellHold: Equatable, Sendable {
  public let state: CellState
  /// In amperes, at the end.
  public let current: Double
  /// In coulombs, over the whole span.
  public let charge: Double
}
