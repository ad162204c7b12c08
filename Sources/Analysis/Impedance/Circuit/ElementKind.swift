/// What an element of an equivalent circuit is; the names are those of impedance.py.
public enum ElementKind: String, CaseIterable, Sendable {
  case resistor = "R"
  case capacitor = "C"
  case inductor = "L"
  /// 1/(Q (jω)^n): a capacitor with a spread of time constants.
  case constantPhase = "CPE"
  /// R/(1 + (jωτ)^n): a depressed arc of its own.
  case zarc = "Zarc"
  /// A (1-j)/√ω: diffusion without an end.
  case warburg = "W"
  /// R coth(√(jωτ))/√(jωτ): diffusion up to a wall.
  case openWarburg = "Wo"
  /// R tanh(√(jωτ))/√(jωτ): diffusion through a layer into a reservoir.
  case shortWarburg = "Ws"

  /// The numbers that it takes, in the order of impedance.py.
  public var parameters: [ParameterKind] {
    switch self {
    case .resistor: [.resistance]
    case .capacitor: [.capacitance]
    case .inductor: [.inductance]
    case .constantPhase: [.constantPhase, .exponent]
    case .zarc: [.resistance, .time, .exponent]
    case .warburg: [.warburg]
    case .openWarburg, .shortWarburg: [.resistance, .time]
    }
  }

  /// Whether its impedance depends on the frequency at all.
  var isReactive: Bool { self != .resistor }

  /// Whether it has a time constant by itself.
  var hasTime: Bool {
    switch self {
    case .zarc, .openWarburg, .shortWarburg: true
    case .resistor, .capacitor, .inductor, .constantPhase, .warburg: false
    }
  }

  /// Whether it is diffusion, which is slower than what happens at a surface.
  var isDiffusion: Bool {
    switch self {
    case .warburg, .openWarburg, .shortWarburg: true
    case .resistor, .capacitor, .inductor, .constantPhase, .zarc: false
    }
  }
}
