/// An element with its values, made ready for many frequencies.
struct TunedElement: Sendable {
  let kind: ElementKind
  let first: Int
  /// The value that is a factor of the impedance, or of the admittance.
  private let size: Double
  private let time: Double
  private let exponent: Double
  /// (j)^n, which is the same at every frequency.
  private let turn: Complex
  private let logTime: Double

  init(_ element: CircuitElement, _ values: [Double]) {
    kind = element.kind
    first = element.first
    size = values[element.first]
    var time = 1.0
    var exponent = 1.0
    switch element.kind {
    case .resistor, .capacitor, .inductor, .warburg: break
    case .constantPhase: exponent = values[element.first + 1]
    case .zarc:
      time = values[element.first + 1]
      exponent = values[element.first + 2]
    case .openWarburg, .shortWarburg: time = values[element.first + 1]
    }
    self.time = time
    self.exponent = exponent
    logTime = Numerics.log(time)
    let angle = exponent * Double.pi / 2
    turn = Complex(Numerics.cos(angle), Numerics.sin(angle))
  }

  /// The impedance at an angular frequency, whose logarithm comes with it.
  func impedance(_ angular: Double, _ logarithm: Double) -> Complex {
    switch kind {
    case .resistor: return Complex(size)
    case .capacitor: return Complex(0, -1 / (angular * size))
    case .inductor: return Complex(0, angular * size)
    case .constantPhase:
      let magnitude = Numerics.exp(-exponent * logarithm) / size
      return Complex(turn.real * magnitude, -turn.imaginary * magnitude)
    case .zarc: return (Complex.one + power(logarithm)).reciprocal * size
    case .warburg:
      let part = size / angular.squareRoot()
      return Complex(part, -part)
    case .openWarburg:
      let depth = Diffusion(angular * time)
      return (depth.hyperbolic / depth.root).scaled(by: size)
    case .shortWarburg:
      let depth = Diffusion(angular * time)
      return (depth.hyperbolic * depth.root).reciprocal.scaled(by: size)
    }
  }

  /// (jωτ)^n
  private func power(_ logarithm: Double) -> Complex {
    turn * Numerics.exp(exponent * (logarithm + logTime))
  }

  /// How the impedance moves with each number: with logarithms of positive ones, with `n` itself.
  func slopes(
    _ impedance: Complex, _ angular: Double, _ logarithm: Double
  ) -> (Complex, Complex, Complex) {
    switch kind {
    case .resistor, .inductor, .warburg: return (impedance, .zero, .zero)
    case .capacitor: return (-impedance, .zero, .zero)
    case .constantPhase:
      return (-impedance, -(impedance * Complex(logarithm, Double.pi / 2)), .zero)
    case .zarc:
      let power = power(logarithm)
      let share = impedance * (power / (Complex.one + power))
      let turned = share * Complex(logarithm + logTime, Double.pi / 2)
      return (impedance, -(share * exponent), -turned)
    case .openWarburg:
      let depth = Diffusion(angular * time)
      let bend = depth.bend + depth.hyperbolic / depth.root
      return (impedance, bend.scaled(by: -size / 2), .zero)
    case .shortWarburg:
      let depth = Diffusion(angular * time)
      let bend = depth.shortBend - (depth.hyperbolic * depth.root).reciprocal
      return (impedance, bend.scaled(by: size / 2), .zero)
    }
  }
}

extension Complex {
  fileprivate func scaled(by factor: Double) -> Complex { self * factor }
}
