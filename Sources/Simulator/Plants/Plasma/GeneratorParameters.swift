public import Quantities

/// The numbers of a radio-frequency generator, its match and the plasma that it can light.
public struct GeneratorParameters: Equatable, Sendable {
  /// What it gives at full setpoint.
  public var full = Watts(300)
  /// The volts that ask for full power.
  public var setpointSpan = Volts(5)
  /// The volts of either head at full power, behind its divider.
  public var readingSpan = Volts(2.5)
  /// After this time its power is 63 % of the way to a new setpoint.
  public var lag = Seconds(0.05)
  /// After this time the match has come 63 % of the way to a new load.
  public var tuning = Seconds(0.3)
  /// What comes back from a load that is matched, and from one that does not burn.
  public var matched = 0.03
  public var unlit = 0.9
  /// The pressures between which a plasma lights; one that burns bears half and twice as much.
  public var lightsFrom = Pascals(0.2)
  public var lightsTo = Pascals(500)
  /// The least power that lights it; half of it keeps it burning.
  public var least = Watts(5)
  /// What of the power that burns becomes heat of the holder.
  public var heat = 0.0

  public init() {}

  /// Where a plasma of this history can burn.
  func bears(_ pressure: Double, isLit: Bool) -> Bool {
    let ease = isLit ? 2.0 : 1.0
    return pressure >= lightsFrom.value / ease && pressure <= lightsTo.value * ease
  }

  /// Whether so many watts light it, or keep it burning.
  func suffices(_ forward: Double, isLit: Bool) -> Bool {
    forward >= least.value * (isLit ? 0.5 : 1)
  }
}
