import Procedures
import Quantities

extension RecipeAction {
  func flat(in scope: Scope, at place: Place, _ report: inout Report) -> [FlatAction] {
    switch self {
    case .flow(let flows):
      flows.entries.compactMap { flow in
        flow.value.value(in: scope, &report).map {
          .flow(Located(flow.name, at: flow.place), to: $0)
        }
      }
    case .open(let names): names.map { .turn($0, on: true) }
    case .close(let names): names.map { .turn($0, on: false) }
    case .heat, .ramp, .anneal, .cool, .hold, .pulse, .purge, .expose, .soak, .vacuum, .pressure,
      .plasma, .sputter, .wait, .expect, .checkpoint:
      one(in: scope, &report).map { [$0] } ?? []
    }
  }

  /// A step that is one flat step, with its numbers; nil if the report says why it has none.
  private func one(in scope: Scope, _ report: inout Report) -> FlatAction? {
    switch self {
    case .heat(let step):
      guard let (goal, rate) = step.flat(in: scope, &report) else { return nil }
      return .heat(zone: step.zone, to: goal, rate: rate)
    case .ramp(let step):
      guard let (goal, rate) = step.flat(in: scope, &report) else { return nil }
      return .ramp(zone: step.zone, to: goal, rate: rate)
    case .anneal(let step): return step.flat(in: scope, &report)
    case .cool(let step):
      return step.below.value(in: scope, &report).map { .cool(zone: step.zone, below: $0) }
    case .hold(let span): return span.value(in: scope, &report).map(FlatAction.hold)
    case .pulse(let pulses): return Self.pulse(pulses, in: scope, &report)
    case .purge(let span): return span.value(in: scope, &report).map(FlatAction.purge)
    case .soak(let span): return span.value(in: scope, &report).map(FlatAction.soak)
    case .vacuum(let span): return span.value(in: scope, &report).map(FlatAction.vacuum)
    case .expose(let step): return step.flat(in: scope, &report)
    case .pressure(let step):
      guard let goal = step.goal.value(in: scope, &report),
        let longest = step.longest.value(in: scope, &report)
      else { return nil }
      return .pressure(goal, within: longest)
    case .plasma(let step): return step.flat(in: scope, &report)
    case .sputter(let step): return step.flat(in: scope, &report)
    case .wait(let step):
      guard let condition = step.condition.value(in: scope, &report),
        let longest = step.longest.value(in: scope, &report)
      else { return nil }
      return .wait(condition, within: longest)
    case .expect(let condition):
      return condition.value(in: scope, &report).map(FlatAction.expect)
    case .checkpoint(let name): return .checkpoint(name)
    // These are several steps.
    case .flow, .open, .close: return nil
    }
  }

  /// One precursor in one pulse: two at once is what the output stage never does.
  private static func pulse(
    _ pulses: Located<Named<Amount<Seconds>>>, in scope: Scope, _ report: inout Report
  ) -> FlatAction? {
    guard let only = pulses.value.entries.first, pulses.value.entries.count == 1 else {
      report.error(
        at: pulses.place, "a pulse opens one valve, here it names \(pulses.value.entries.count)",
        remedy: "write one precursor, and a second pulse after a purge")
      return nil
    }
    return only.value.value(in: scope, &report).map {
      .pulse(Located(only.name, at: only.place), for: $0)
    }
  }
}

extension HeatStep {
  fileprivate func flat(
    in scope: Scope, _ report: inout Report
  ) -> (Located<FlatGoal>, KelvinsPerSecond)? {
    guard let goal = goal.value.flat(in: scope, &report),
      let rate = rate.flat(in: scope, &report)
    else { return nil }
    return (Located(goal, at: self.goal.place), rate)
  }
}

extension AnnealStep {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> FlatAction? {
    guard let goal = goal.value.flat(in: scope, &report),
      let rate = rate.flat(in: scope, &report), let span = span.value(in: scope, &report)
    else { return nil }
    return .anneal(
      zone: zone, at: Located(goal, at: self.goal.place), rate: rate, for: span, activation)
  }
}

extension ExposeStep {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> FlatAction? {
    guard let pulse = pulse.value(in: scope, &report), let span = span.value(in: scope, &report)
    else { return nil }
    return .expose(precursor, pulse: pulse, for: span)
  }
}

extension PlasmaStep {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> FlatAction? {
    guard let power = power.value(in: scope, &report), let span = span.value(in: scope, &report)
    else { return nil }
    return .plasma(gas: gas, power: power, for: span)
  }
}

extension SputterStep {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> FlatAction? {
    guard let power = power.value(in: scope, &report) else { return nil }
    switch end {
    case .after(let span):
      return span.value(in: scope, &report).map { .sputter(power: power, for: $0) }
    case .thickness(let goal):
      guard let nanometres = goal.value(in: scope, &report) else { return nil }
      guard let longest else {
        report.error(
          at: goal.place, "nothing ends the sputtering if the film monitor fails",
          remedy: "write within: 2 h beside it")
        return nil
      }
      return longest.value(in: scope, &report).map {
        .sputterUntil(nanometres, power: power, within: $0)
      }
    }
  }
}

extension HeatGoal {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> FlatGoal? {
    switch self {
    case .asHotAsProvable: .asHotAsProvable
    case .temperature(let amount):
      amount.value(in: scope, &report).map(FlatGoal.temperature)
    }
  }
}

extension HeatRate {
  fileprivate func flat(in scope: Scope, _ report: inout Report) -> KelvinsPerSecond? {
    switch self {
    case .asFastAsProvable: .asFastAsProvable
    case .rate(let amount): amount.value(in: scope, &report)
    }
  }
}
