/// What a number of an element means: its symbol, its unit, and where it may lie.
public enum ParameterKind: Sendable {
  case resistance, capacitance, inductance, constantPhase, warburg, time, exponent

  /// Between these an exponent is physical; below the first, a constant phase is a resistor.
  static let exponents = 0.1...1.0

  public var symbol: String {
    switch self {
    case .resistance: "R"
    case .capacitance: "C"
    case .inductance: "L"
    case .constantPhase: "Q"
    case .warburg: "A"
    case .time: "tau"
    case .exponent: "n"
    }
  }

  public var unit: String {
    switch self {
    case .resistance: "ohm"
    case .capacitance: "F"
    case .inductance: "H"
    case .constantPhase: "S s^n"
    case .warburg: "ohm s^-1/2"
    case .time: "s"
    case .exponent: "1"
    }
  }

  /// What it becomes when the impedance is multiplied and all time constants are stretched.
  func scaled(_ value: Double, size: Double, time: Double, exponent: Double) -> Double {
    switch self {
    case .resistance: value * size
    case .capacitance: value * time / size
    case .inductance: value * time * size
    case .constantPhase: value * Numerics.power(time, exponent) / size
    case .warburg: value * size / time.squareRoot()
    case .time: value * time
    case .exponent: value
    }
  }

  /// The free number that a fit moves: the logarithm, or for an exponent an angle.
  func free(_ value: Double) -> Double {
    guard self == .exponent else { return Numerics.log(value) }
    let range = Self.exponents
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Numerics.asin(max(-1, min(1, 2 * share - 1)))
  }

  /// The value that a free number stands for; always within its bounds.
  func value(_ free: Double) -> Double {
    guard self == .exponent else { return Numerics.exp(max(-200, min(200, free))) }
    let range = Self.exponents
    let half = (range.upperBound - range.lowerBound) / 2
    return range.lowerBound + half * (1 + Numerics.sin(free))
  }

  /// How the value moves with the free number; of what is positive, in shares of itself.
  func slope(_ free: Double) -> Double {
    guard self == .exponent else { return 1 }
    let range = Self.exponents
    return (range.upperBound - range.lowerBound) / 2 * Numerics.cos(free)
  }
}
