public import Quantities

/// A temperature that the thermostat is to bring a cell to, in which time, and for how long.
struct TemperatureText: Sendable {
  let goal: Amount<Celsius>
  /// In which time the cell must be there.
  let within: Amount<Seconds>
  /// How long it stays open there before the next step.
  let rest: Amount<Seconds>

  func flat(in scope: Scope, _ report: inout Report) -> CellClimate? {
    guard let goal = goal.value(in: scope, &report),
      let within = within.value(in: scope, &report), let rest = rest.value(in: scope, &report)
    else { return nil }
    return CellClimate(goal: goal, within: within, rest: rest)
  }

  var sums: [Expression] { [goal.expression, within.expression, rest.expression] }
}

/// The same with everything decided.
public struct CellClimate: Sendable {
  public let goal: Celsius
  public let within: Seconds
  public let rest: Seconds
}
