/// What a small sine over a current finds of a cell, in ohm; the imaginary part of a capacitor is
/// negative.
public struct CellImpedance: Equatable, Sendable {
  public var real: Double
  public var imaginary: Double

  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  static func + (a: Self, b: Self) -> Self {
    Self(a.real + b.real, a.imaginary + b.imaginary)
  }

  static func * (a: Self, factor: Double) -> Self {
    Self(a.real * factor, a.imaginary * factor)
  }

  /// A resistance with a capacitor across it, by its time constant; ohm, radians.
  static func arc(_ resistance: Double, _ turn: Double) -> Self {
    let size = 1 + turn * turn
    return Self(resistance / size, -resistance * turn / size)
  }

  /// With a conductance across it, in siemens.
  func beside(_ conductance: Double) -> Self {
    let size = real * real + imaginary * imaginary
    guard conductance > 0, size > 0 else { return self }
    let (g, b) = (real / size + conductance, -imaginary / size)
    let whole = g * g + b * b
    return Self(g / whole, -b / whole)
  }
}
