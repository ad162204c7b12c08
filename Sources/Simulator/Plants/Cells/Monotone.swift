import Quantities

/// Where a rising function crosses zero.
enum Monotone {
  /// The crossing, or the end that is nearest to it; to 1e-14 V or the last bits of the place.
  ///
  /// The secant of Illinois, and halves wherever that does not at least halve in three turns.
  static func root(from low: Double, to high: Double, _ f: (Double) -> Double) -> Double {
    var (a, b) = (low, high)
    let middle = a < 0 && b > 0 ? f(0) : .nan
    if middle == 0 { return 0 }
    if middle > 0 { b = 0 } else if middle < 0 { a = 0 }
    var fa = a == 0 && !middle.isNaN ? middle : f(a)
    if fa >= 0 { return a }
    var fb = b == 0 && !middle.isNaN ? middle : f(b)
    if fb <= 0 { return b }
    var width = b - a
    for turn in 1...200 {
      if turn % 3 == 0 {
        if b - a > width / 2 { halve(&a, &fa, &b, &fb, f) }
        width = b - a
      }
      var x = b - fb * (b - a) / (fb - fa)
      if !(x > a && x < b) { x = a + (b - a) / 2 }
      let fx = f(x)
      if fx.magnitude < 1e-14 || b - a <= 4e-16 * max(a.magnitude, b.magnitude) { return x }
      if fx > 0 {
        (b, fb) = (x, fx)
        fa /= 2
      } else {
        (a, fa) = (x, fx)
        fb /= 2
      }
    }
    return a + (b - a) / 2
  }

  private static func halve(
    _ a: inout Double, _ fa: inout Double, _ b: inout Double, _ fb: inout Double,
    _ f: (Double) -> Double
  ) {
    let x = a + (b - a) / 2
    let fx = f(x)
    if fx > 0 { (b, fb) = (x, fx) } else { (a, fa) = (x, fx) }
    // Values that Illinois has halved would lie about where the line goes.
    fa = f(a)
    fb = f(b)
  }
}

extension Arithmetic {
  /// The inverse of the hyperbolic sine.
  static func asinh(_ x: Double) -> Double {
    let y = x.magnitude
    if y < 0.01 {
      let z = x * x
      return x * (1 - z * (1.0 / 6 - z * (3.0 / 40 - z * (15.0 / 336))))
    }
    let log = y > 1e150 ? log(y) + 0.693147180559945309 : log(y + (y * y + 1).squareRoot())
    return x < 0 ? -log : log
  }
}
