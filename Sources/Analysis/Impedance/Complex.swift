/// A complex number: what an impedance is at one frequency.
@frozen public struct Complex: Hashable, Sendable, BitwiseCopyable {
  public var real: Double
  public var imaginary: Double

  @inlinable public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  @inlinable public static var zero: Complex { Complex(0) }
  @inlinable public static var one: Complex { Complex(1) }

  @inlinable public static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }
  @inlinable public static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }
  @inlinable public static prefix func - (a: Complex) -> Complex {
    Complex(-a.real, -a.imaginary)
  }
  @inlinable public static func * (a: Complex, b: Complex) -> Complex {
    Complex(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  @inlinable public static func * (a: Complex, factor: Double) -> Complex {
    Complex(a.real * factor, a.imaginary * factor)
  }
  @inlinable public static func / (a: Complex, b: Complex) -> Complex { a * b.reciprocal }

  /// One over the number; the quotient is scaled so that no square overflows.
  @inlinable public var reciprocal: Complex {
    if real.magnitude >= imaginary.magnitude {
      let ratio = imaginary / real
      let size = real + imaginary * ratio
      return Complex(1 / size, -ratio / size)
    }
    let ratio = real / imaginary
    let size = real * ratio + imaginary
    return Complex(ratio / size, -1 / size)
  }

  @inlinable public var isFinite: Bool { real.isFinite && imaginary.isFinite }
}
