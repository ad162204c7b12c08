public import Quantities

/// A recipe with everything decided.
public typealias FlatRecipe = FlatSteps<FlatAction>

/// One step of it.
public typealias FlatStep = FlatRecipe.Step

/// What a flat step does.
public enum FlatAction: Sendable {
  case heat(zone: Located<String>, to: Located<FlatGoal>, rate: KelvinsPerSecond)
  case ramp(zone: Located<String>, to: Located<FlatGoal>, rate: KelvinsPerSecond)
  case anneal(
    zone: Located<String>, at: Located<FlatGoal>, rate: KelvinsPerSecond, for: Seconds,
    Activation?)
  case cool(zone: Located<String>, below: Celsius)
  case hold(Seconds)
  case pulse(Located<String>, for: Seconds)
  case purge(Seconds)
  case expose(Located<String>, pulse: Seconds, for: Seconds)
  case soak(Seconds)
  case vacuum(Seconds)
  case flow(Located<String>, to: SCCM)
  case pressure(Pascals, within: Seconds)
  case plasma(gas: Located<String>, power: Watts, for: Seconds)
  case sputter(power: Watts, for: Seconds)
  case sputterUntil(Nanometres, power: Watts, within: Seconds)
  case turn(Located<String>, on: Bool)
  case wait(Located<ConditionText>, within: Seconds)
  case expect(Located<ConditionText>)
  case checkpoint(String)
}

/// Where a zone is to go, with its number.
public enum FlatGoal: Hashable, Sendable {
  case temperature(Celsius)
  case asHotAsProvable
}
