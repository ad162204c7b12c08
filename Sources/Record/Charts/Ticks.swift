import Quantities

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
public struct Ticks: Sendable {
  public let values: [Double]
  /// So many decimals tell two of them apart.
  public let decimals: Int

  /// At most so many, within a range, and no nearer to each other than `least`.
  public init(from low: Double, to high: Double, most: Int, least: Double = 0) {
    let (step, decimals) = Self.step(max(least, (high - low) / Double(max(1, most))))
    self.decimals = decimals
    var values: [Double] = []
    var number = Arithmetic.floor(low / step)
    while number * step <= high + step * 1e-9 {
      if number * step >= low - step * 1e-9 { values.append(number * step) }
      number += 1
    }
    self.values = values
  }

  /// The round step above a span, and its decimals.
  private static func step(_ span: Double) -> (Double, Int) {
    guard span > 0, span.isFinite else { return (1, 0) }
    var (power, exponent) = (1.0, 0)
    while power > span { (power, exponent) = (power / 10, exponent - 1) }
    while power * 10 <= span { (power, exponent) = (power * 10, exponent + 1) }
    // Powers below one are inexact; their reciprocals are not.
    let exact = exponent < 0 ? 1 / Self.power(-exponent) : power
    for factor in [1.0, 2, 5] where factor * exact >= span * (1 - 1e-9) {
      return (factor * exact, max(0, -exponent))
    }
    return (10 * exact, max(0, -exponent - 1))
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
