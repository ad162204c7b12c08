public import Quantities

/// An impedance that was seen by the same amplifiers as two known resistors.
///
/// What amplifiers, leads and contacts make of a sine, they make of all three: seen is one over a
/// straight line in the impedance, and two resistors say which line, with its phase.
public struct StandardComparison: Sendable {
  /// A known resistance in ohm, and what was seen of it.
  public struct Standard: Sendable {
    public let resistance: Double
    public let seen: Complex

    public init(_ resistance: Ohms, seen: Complex) {
      self.resistance = resistance.value
      self.seen = seen
    }
  }

  private let low, high: Standard

  /// Nil for two that are not different, or were not seen.
  public init?(_ low: Standard, _ high: Standard) {
    guard low.resistance != high.resistance, low.seen.magnitude > 0, high.seen.magnitude > 0,
      (low.seen - high.seen).magnitude > 0
    else { return nil }
    self.low = low
    self.high = high
  }

  /// What one look is off at least, as a share: docs/devices/front-end.md.
  private static let leastScatter = 3e-4
  /// Of a number that was rounded to a count, in counts.
  private static let rounding = 0.29

  /// The impedance of which these looks were taken; nil without any.
  public func impedance(at frequency: Hertz, _ looks: [Complex]) -> MeasuredImpedance? {
    guard !looks.isEmpty else { return nil }
    let count = Double(looks.count)
    let mean = looks.reduce(Complex(0), +) / Complex(count)
    guard mean.magnitude > 0 else { return nil }
    let (first, second) = (Complex(1) / low.seen, Complex(1) / high.seen)
    let span = Complex(high.resistance - low.resistance)
    let share = (Complex(1) / mean - first) / (second - first)
    let found = Complex(low.resistance) + span * share
    let scatter = Self.scatter(looks, around: mean)
    // As far as the line turns about either resistor when that was seen wrong.
    let atLow = (Complex(1) - share).magnitude * low.resistance * Self.scatter(of: low, scatter)
    let atHigh = share.magnitude * high.resistance * Self.scatter(of: high, scatter)
    let own = found.magnitude * (scatter / count.squareRoot())
    return MeasuredImpedance(
      at: frequency, found,
      scatter: (own * own + atLow * atLow + atHigh * atHigh).squareRoot())
  }

  /// Of real and imaginary part each, as a share of what is seen.
  private static func scatter(_ looks: [Complex], around mean: Complex) -> Double {
    let size = mean.magnitude
    let least = max(leastScatter, rounding / size)
    guard looks.count > 1 else { return least }
    let sum = looks.reduce(0) { $0 + ($1 - mean).magnitude * ($1 - mean).magnitude }
    return max(least, (sum / Double(2 * (looks.count - 1))).squareRoot() / size)
  }

  private static func scatter(of standard: Standard, _ scatter: Double) -> Double {
    max(scatter, rounding / standard.seen.magnitude)
  }
}
