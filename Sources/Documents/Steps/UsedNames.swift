/// The names that steps use, so that the others can be told.
struct UsedNames {
  /// Parameters, indices and the needs of procedures.
  private(set) var values: Set<String> = []
  private(set) var procedures: Set<String> = []

  init<Action>(_ steps: [Step<Action>]) { add(steps) }

  private mutating func add<Action>(_ steps: [Step<Action>]) {
    for step in steps { add(step.content) }
  }

  private mutating func add<Action>(_ content: Step<Action>.Content) {
    switch content {
    case .action(let action): add(action.sums)
    case .repeats(let step):
      add(step.sums)
      add(step.steps)
    case .every(let step): add(step.steps)
    case .milestones(let step): add(step.steps)
    case .perform(let calls):
      for call in calls.value.entries {
        procedures.insert(call.name)
        add(call.value.entries.map(\.value.expression))
      }
    }
  }

  private mutating func add(_ sums: [Expression]) {
    for sum in sums { values.formUnion(sum.names) }
  }

  /// Reports what has a name and is never used: it is often a slip of the pen elsewhere.
  static func reportOthers<Action>(
    _ steps: [Step<Action>], _ procedures: Named<ProcedureDocument<Action>>,
    _ parameters: Named<ParameterDocument>, _ report: inout Report
  ) {
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
