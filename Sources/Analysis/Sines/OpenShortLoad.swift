public import Quantities

/// What an instrument shows of a path that leads nowhere, of one that is closed and of one to a
/// known resistor.
///
/// Cables, relays and strays are a linear two-port, whatever is in it; three known ends say which.
public struct OpenShortLoad: Sendable {
  private let open, short, load: Complex
  private let resistance: Double

  /// Nil where the three cannot be told apart.
  public init?(open: Complex, short: Complex, load: Complex, of resistance: Ohms) {
    let span = (load - short).magnitude
    guard span > 0, (open - load).magnitude > 0, resistance > .zero, span.isFinite,
      open.magnitude.isFinite
    else { return nil }
    (self.open, self.short, self.load) = (open, short, load)
    self.resistance = resistance.value
  }

  /// What a look is off at least, as a share: docs/devices/E4990A.md.
  private static let leastScatter = 2e-4

  /// What was before the instrument when it showed this; nil for what it shows of an open path.
  public func impedance(at frequency: Hertz, seen: Complex) -> MeasuredImpedance? {
    let far = open - seen
    guard far.magnitude > 0, seen.magnitude.isFinite else { return nil }
    let found =
      Complex(resistance) * (open - load) * (seen - short) / ((load - short) * far)
    // By how much the result moves with what is seen, and so with its scatter.
    let slope =
      resistance * (open - load).magnitude * (open - short).magnitude
      / ((load - short).magnitude * far.magnitude * far.magnitude)
    return MeasuredImpedance(
      at: frequency, found, scatter: slope * seen.magnitude * Self.leastScatter)
  }
}
