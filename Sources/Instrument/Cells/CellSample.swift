public import Quantities

/// What was measured of a cell at one instant.
public struct CellSample: Hashable, Sendable {
  public let at: Instant
  /// W less R.
  public let potential: Volts
  /// C less R, where R has a lead of its own; the newest there is.
  public let counter: Volts?
  public let current: Amperes
  /// What has flowed in this step until then, with its sign.
  public let charge: Coulombs
  /// What has flowed in all of the method until then, each way for itself.
  public let charged, discharged: Coulombs
  /// The newest there is.
  public let temperature: Celsius?
}
