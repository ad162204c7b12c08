public import Quantities

/// How much later the current is sampled than the potential, as a resistor shows it.
public struct ChannelDelay: Sendable {
  public let delay: Seconds
  public let scatter: Seconds

  /// From impedances of a resistor, measured without any correction: a delay turns each phase in
  /// proportion to its frequency.
  ///
  /// Nil if there is no point, or none that a delay could turn.
  public init?(ofResistor points: [MeasuredImpedance]) {
    var sum = 0.0
    var weights = 0.0
    for point in points {
      let angular = 2 * Double.pi * point.frequency.value
      let scatter = max(point.scatter / point.impedance.magnitude, 1e-12)
      let weight = angular * angular / (scatter * scatter)
      sum += weight * (-point.impedance.phase / angular)
      weights += weight
    }
    guard weights > 0 else { return nil }
    delay = Seconds(sum / weights)
    self.scatter = Seconds(1 / weights.squareRoot())
  }
}
