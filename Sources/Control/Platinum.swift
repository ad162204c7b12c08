public import Quantities

/// A platinum thermometer of 100 ohm at 0 °C, as IEC 60751 defines it.
public enum Platinum {
  private static let a = 3.9083e-3
  private static let b = -5.775e-7
  private static let c = -4.183e-12

  /// The temperature at which a Pt100 has this resistance; nil outside -200 to 850 °C.
  public static func temperature(of resistance: Ohms) -> Celsius? {
    let ratio = resistance.value / 100
    // 18.52 ohm at -200 °C, 390.48 ohm at 850 °C.
    guard ratio >= 0.1852, ratio <= 3.9049 else { return nil }
    // R/R0 = 1 + a t + b t^2 above 0 °C, and its root.
    var t = (Arithmetic.squareRoot(a * a - 4 * b * (1 - ratio)) - a) / (2 * b)
    guard ratio < 1 else { return Celsius(t) }
    // Below, a term c (t - 100) t^3 joins; three Newton steps settle it.
    for _ in 0..<3 {
      let excess = 1 + t * (a + t * (b + t * c * (t - 100))) - ratio
      let slope = a + t * (2 * b + c * t * (4 * t - 300))
      t -= excess / slope
    }
    return Celsius(t)
  }
}
