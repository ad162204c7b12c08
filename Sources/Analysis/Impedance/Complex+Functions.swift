import Glibc

extension Complex {
  /// Its distance from zero.
  public var magnitude: Double { hypot(real, imaginary) }

  /// Its angle in radians; negative for what a capacitor does.
  public var phase: Double { atan2(imaginary, real) }

  /// e to the power of a complex number.
  static func exp(_ z: Complex) -> Complex {
    let size = Glibc.exp(z.real)
    return Complex(size * cos(z.imaginary), size * sin(z.imaginary))
  }

  /// The square root of `j x` for a positive x.
  static func rootOfImaginary(_ x: Double) -> Complex {
    let part = (x / 2).squareRoot()
    return Complex(part, part)
  }
}
