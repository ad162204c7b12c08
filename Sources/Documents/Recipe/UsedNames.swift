/// The names that the steps of a recipe use, so that the others can be told.
struct UsedNames {
  /// Parameters, indices and the needs of procedures.
  private(set) var values: Set<String> = []
  private(set) var procedures: Set<String> = []

  init(_ steps: [RecipeStep]) { add(steps) }

  private mutating func add(_ steps: [RecipeStep]) { for step in steps { add(step.action) } }

  private mutating func add(_ action: RecipeAction) {
    switch action {
    case .heat(let step), .ramp(let step):
      add(step.goal.value)
      add(step.rate)
    case .anneal(let step):
      add(step.goal.value)
      add(step.rate)
      add(step.span)
    case .cool(let step): add(step.below)
    case .hold(let span), .purge(let span), .soak(let span), .vacuum(let span): add(span)
    case .pulse(let pulses): for pulse in pulses.value.entries { add(pulse.value) }
    case .expose(let step):
      add(step.pulse)
      add(step.span)
    case .flow(let flows): for flow in flows.entries { add(flow.value) }
    case .pressure(let step):
      add(step.goal)
      add(step.longest)
    case .plasma(let step):
      add(step.power)
      add(step.span)
    case .sputter(let step): add(step)
    case .wait(let step): add(step.longest)
    case .repeats(let step):
      add(step.times)
      add(step.steps)
    case .every(let step): add(step.steps)
    case .perform(let calls): add(calls.value)
    case .open, .close, .expect, .checkpoint: break
    }
  }

  private mutating func add<Value>(_ amount: Amount<Value>) {
    values.formUnion(amount.expression.names)
  }

  private mutating func add(_ goal: HeatGoal) {
    if case .temperature(let amount) = goal { add(amount) }
  }

  private mutating func add(_ rate: HeatRate) {
    if case .rate(let amount) = rate { add(amount) }
  }

  private mutating func add(_ step: SputterStep) {
    add(step.power)
    switch step.end {
    case .after(let span): add(span)
    case .thickness(let goal): add(goal)
    }
    if let longest = step.longest { add(longest) }
  }

  private mutating func add(_ calls: Named<Named<Argument>>) {
    for call in calls.entries {
      procedures.insert(call.name)
      for argument in call.value.entries { values.formUnion(argument.value.expression.names) }
    }
  }
}

extension RecipeDocument {
  /// Reports what has a name and is never used: it is often a slip of the pen elsewhere.
  public func reportUnused(_ report: inout Report) {
    let used = UsedNames(steps)
    for entry in parameters.entries where !used.values.contains(entry.name) {
      report.warning(
        at: entry.place, "no step uses the parameter '\(entry.name)'", remedy: "leave it out")
    }
    var called = used.procedures
    for entry in procedures.entries {
      let inside = UsedNames(entry.value.steps)
      called.formUnion(inside.procedures)
      for need in entry.value.needs where !inside.values.contains(need.value) {
        report.warning(
          at: need.place, "no step of '\(entry.name)' uses '\(need.value)'",
          remedy: "leave it out")
      }
    }
    for entry in procedures.entries where !called.contains(entry.name) {
      report.warning(
        at: entry.place, "nothing does the procedure '\(entry.name)'",
        remedy: "leave it out, or write do: { \(entry.name): ... }")
    }
  }
}
