public import Procedures
public import Quantities

/// What a cell's method had come to when it was cut off: all that goes on counting.
public struct CellCarry: Hashable, Sendable {
  /// Where its program begins.
  public let entry: Entry
  public let cycle: Int
  /// The interrupted step, by number.
  public let step: Int
  /// How many spectra had begun.
  public let spectrum: Int
  /// When the method began, on the clock that goes on.
  public let origin: Instant
  /// What had flowed in the interrupted step, in its direction.
  public let charge: Coulombs
  /// What had flowed before that step, each way for itself.
  public let charged, discharged: Coulombs
  /// What had flowed in the last step before it in which anything did; nil where nothing had.
  public let before: Coulombs?
  /// Where a sweep was; nil where the cell is to be found as it is.
  public let potential: Volts?

  public init(
    entry: Entry, cycle: Int, step: Int, spectrum: Int, origin: Instant, charge: Coulombs,
    charged: Coulombs, discharged: Coulombs, before: Coulombs?, potential: Volts?
  ) {
    self.entry = entry
    self.cycle = cycle
    self.step = step
    self.spectrum = spectrum
    self.origin = origin
    self.charge = charge
    self.charged = charged
    self.discharged = discharged
    self.before = before
    self.potential = potential
  }
}
