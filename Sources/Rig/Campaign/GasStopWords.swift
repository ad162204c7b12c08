public import Instrument

extension GasStop {
  /// As fault rows name it.
  public var word: String {
    switch self {
    case .together: "together"
    case .valveLost: "valve_lost"
    case .pulseMissing: "pulse_missing"
    case .overgrown: "overgrown"
    case .barred: "barred"
    case .gaugeStill: "gauge_still"
    case .valveStuck: "valve_stuck"
    case .unpurged: "unpurged"
    case .gaugesApart: "gauges_apart"
    case .flowAstray: "flow_astray"
    case .mismatched: "mismatched"
    case .unlit: "unlit"
    case .generatorWeak: "generator_weak"
    case .generatorStuck: "generator_stuck"
    case .tooWarm: "too_warm"
    case .rule: "rule"
    case .interlock: "interlock"
    }
  }
}
