public import Quantities

/// A recipe with everything decided: each step as often as it is done, in the order of time.
public struct FlatRecipe: Sendable {
  public let steps: [FlatStep]
  fileprivate let turns: [Turn]

  /// One time of a repetition.
  struct Turn: Sendable {
    /// The turn around it, by number; -1 outside of all repetitions.
    let outer: Int
    let number: Int
    let of: Int
  }

  /// More steps than this are a slip of the pen.
  static let most = 500_000

  init(_ steps: [FlatStep], _ turns: [Turn]) {
    self.steps = steps
    self.turns = turns
  }

  /// The repetitions around a step, outermost first: cycle 3 of 200.
  public func path(of step: Int) -> [(number: Int, of: Int)] {
    var path: [(number: Int, of: Int)] = []
    var turn = steps[step].turn
    while turn >= 0 {
      path.append((turns[turn].number, turns[turn].of))
      turn = turns[turn].outer
    }
    return path.reversed()
  }
}

/// One step with its numbers.
public struct FlatStep: Sendable {
  public let action: FlatAction
  /// Where the step is written; several flat steps may come from one place.
  public let place: Place
  let turn: Int
}

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
