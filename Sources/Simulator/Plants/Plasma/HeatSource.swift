public import Quantities

/// Something other than a heater that warms the holder of a sample.
public protocol HeatSource: AnyObject {
  /// In W, at an instant of the last half second.
  func heat(at now: Instant) -> Double
}
