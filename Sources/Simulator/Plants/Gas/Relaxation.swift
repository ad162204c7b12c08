import Quantities

/// Exact exponential updates of `x' = q - r x` over a step, without losing digits where `r h` is
/// small, as it is in most steps.
enum Relaxation {
  /// (1 - e^-x)/x and (1 - (1 - e^-x)/x)/x for x not below zero.
  @inline(__always)
  static func phi(_ x: Double) -> (first: Double, second: Double) {
    if x < 0x1p-6 {
      // The series of the second: what is left out is below 4e-16. In pairs, so that the
      // processor need not wait for each term.
      let y = x * x
      let p = (0.5 - x / 6) + y * ((1.0 / 24 - x / 120) + y * (1.0 / 720 - x / 5_040))
      return (1 - x * p, p)
    }
    if x < 0.125 { return series(x) }
    let first = (1 - Arithmetic.exp(-x)) / x
    return (first, (1 - first) / x)
  }

  private static func series(_ x: Double) -> (first: Double, second: Double) {
    var p = 1.0 / 3_628_800
    p = 1.0 / 362_880 - x * p
    p = 1.0 / 40_320 - x * p
    p = 1.0 / 5_040 - x * p
    p = 1.0 / 720 - x * p
    p = 1.0 / 120 - x * p
    p = 1.0 / 24 - x * p
    p = 1.0 / 6 - x * p
    p = 0.5 - x * p
    return (1 - x * p, p)
  }

  /// 1 - e^-x for x not below zero.
  @inline(__always)
  static func gone(_ x: Double) -> Double { x * phi(x).first }
}
