import Quantities

extension RecipeAction {
  var sums: [Expression] {
    switch self {
    case .heat(let step), .ramp(let step): step.goal.value.sums + step.rate.sums
    case .anneal(let step): step.goal.value.sums + step.rate.sums + [step.span.expression]
    case .cool(let step): [step.below.expression]
    case .hold(let span), .purge(let span), .soak(let span), .vacuum(let span): [span.expression]
    case .pulse(let pulses): pulses.value.entries.map(\.value.expression)
    case .expose(let step): [step.pulse.expression, step.span.expression]
    case .flow(let flows): flows.entries.map(\.value.expression)
    case .pressure(let step): [step.goal.expression, step.longest.expression]
    case .plasma(let step): [step.power.expression, step.span.expression]
    case .sputter(let step):
      [step.power.expression] + step.end.sums + (step.longest.map { [$0.expression] } ?? [])
    case .wait(let step): step.condition.value.sums + [step.longest.expression]
    case .expect(let condition): condition.value.sums
    case .open, .close, .checkpoint: []
    }
  }
}

extension HeatGoal {
  fileprivate var sums: [Expression] {
    if case .temperature(let amount) = self { [amount.expression] } else { [] }
  }
}

extension HeatRate {
  fileprivate var sums: [Expression] {
    if case .rate(let amount) = self { [amount.expression] } else { [] }
  }
}

extension SputterStep.End {
  fileprivate var sums: [Expression] {
    switch self {
    case .after(let span): [span.expression]
    case .thickness(let goal): [goal.expression]
    }
  }
}
