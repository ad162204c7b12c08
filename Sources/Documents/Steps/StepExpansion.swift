import Quantities

/// Makes flat steps of a tree: counts repetitions, fills in procedures, works out sums.
struct StepExpansion<Action: StepAction> {
  typealias Flat = FlatSteps<Action.Flat>

  private let procedures: Named<ProcedureDocument<Action>>
  private var report = Report()
  private var steps: [Flat.Step] = []
  private var turns: [Turn] = []
  private var turn = -1
  /// The procedures that are being done, innermost last: none may do itself.
  private var inside: [String] = []
  private var isTooLong = false

  private init(_ procedures: Named<ProcedureDocument<Action>>) { self.procedures = procedures }

  /// What steps come to, and what was found on the way; with an error only part is there.
  ///
  /// - Parameter given: values for the parameters.
  static func expand(
    _ list: [Step<Action>], _ procedures: Named<ProcedureDocument<Action>>,
    _ parameters: Named<ParameterDocument>, with given: [(name: String, value: AnyQuantity)],
    in file: String
  ) -> (flat: Flat, findings: Diagnostics) {
    var expansion = StepExpansion(procedures)
    let scope = parameters.scope(given, at: .start(of: file), &expansion.report)
    expansion.add(list, scope)
    return (Flat(expansion.steps, expansion.turns), expansion.report.diagnostics)
  }

  private mutating func add(_ list: [Step<Action>], _ scope: Scope) {
    for step in list where !report.isFull && !isTooLong { add(step, scope) }
  }

  private mutating func add(_ step: Step<Action>, _ scope: Scope) {
    switch step.content {
    case .action(let action):
      for flat in action.flat(in: scope, at: step.place, &report) { add(flat, at: step.place) }
    case .repeats(let repetition): add(repetition, at: step.place, scope)
    case .every(let every): add(every, at: step.place, scope)
    case .milestones(let milestones): add(milestones, at: step.place, scope)
    case .perform(let calls): perform(calls, scope)
    }
  }

  private mutating func add(_ action: Action.Flat, at place: Place) {
    guard has(room: steps.count, at: place) else { return }
    steps.append(Flat.Step(action: action, place: place, turn: turn))
  }

  /// Turns count as well: also those in which nothing is done take time to be thought of.
  private mutating func has(room count: Int, at place: Place) -> Bool {
    guard count >= StepLimits.most else { return true }
    if !isTooLong {
      report.error(
        at: place, "the \(Action.words.document) has more than \(StepLimits.most) steps",
        remedy: Action.words.shorter)
    }
    isTooLong = true
    return false
  }

  private mutating func add(_ repetition: RepeatStep<Action>, at place: Place, _ scope: Scope) {
    switch repetition.count {
    case .times(let times):
      guard let count = report.times(times, in: scope) else { return }
      turn(repetition, count, at: place) { _ in scope }
    case .each(let each):
      guard let only = each.value.entries.first, each.value.entries.count == 1 else {
        report.error(
          at: each.place,
          "a repetition goes through one list, here it names "
            + "\(each.value.entries.count)", remedy: "write one name and its list")
        return
      }
      guard let values = only.value.values(in: scope, &report) else { return }
      turn(repetition, values.count, at: place) { scope.with(only.name, values[$0]) }
    }
  }

  private mutating func turn(
    _ repetition: RepeatStep<Action>, _ count: Int, at place: Place, _ scope: (Int) -> Scope
  ) {
    let outer = turn
    let wasRight = !report.hasErrors
    for number in 0..<count where !isTooLong && !report.isFull {
      guard has(room: turns.count, at: place) else { break }
      turns.append(Turn(outer: outer, number: number + 1, of: count))
      turn = turns.count - 1
      if let opening = repetition.opening { add(opening, at: place) }
      let index = AnyQuantity(kind: .ratio, counted: Double(number + 1))
      add(repetition.steps, repetition.index.map { scope(number).with($0, index) } ?? scope(number))
      // What is wrong is wrong each time.
      if report.hasErrors, wasRight { break }
    }
    turn = outer
  }

  private mutating func add(_ every: EveryStep<Action>, at place: Place, _ scope: Scope) {
    guard turn >= 0 else {
      report.error(
        at: place, "'every' stands outside of a repetition",
        remedy: "put it among the steps of a 'repeat'")
      return
    }
    if turns[turn].number.isMultiple(of: every.nth) { add(every.steps, scope) }
  }

  private mutating func add(
    _ milestones: MilestoneStep<Action>, at place: Place, _ scope: Scope
  ) {
    guard turn >= 0 else {
      report.error(
        at: place, "'at' stands outside of a repetition",
        remedy: "put it among the steps of a 'repeat'")
      return
    }
    let (number, count) = (turns[turn].number, turns[turn].of)
    if number == 1, let late = milestones.cycles.first(where: { $0.value > count }) {
      report.warning(
        at: late.place, "the repetition has only \(count) turns: number \(late.value) never comes",
        remedy: "repeat more often, or leave it out")
    }
    if milestones.cycles.contains(where: { $0.value == number }) { add(milestones.steps, scope) }
  }

  private mutating func perform(_ calls: Located<Named<Named<Argument>>>, _ scope: Scope) {
    for call in calls.value.entries {
      guard let procedure = procedures[call.name] else {
        report.error(
          at: call.place, "there is no procedure '\(call.name)'",
          remedy: Suggestion.remedy(for: call.name, among: procedures.names))
        continue
      }
      if inside.contains(call.name) {
        report.error(
          at: call.place, "'\(call.name)' does itself", remedy: "use 'repeat' for repetitions")
        continue
      }
      guard let inner = bind(call, to: procedure, scope) else { continue }
      inside.append(call.name)
      add(procedure.steps, inner)
      inside.removeLast()
    }
  }

  /// What the names of a procedure mean in one call of it.
  private mutating func bind(
    _ call: Named<Named<Argument>>.Entry, to procedure: ProcedureDocument<Action>, _ outer: Scope
  ) -> Scope? {
    var scope = Scope()
    for need in procedure.needs {
      guard let argument = call.value[need.value] else {
        report.error(
          at: call.place, "'\(call.name)' needs '\(need.value)'",
          remedy: "write \(call.name): { \(need.value): ... }")
        return nil
      }
      guard let value = argument.value(in: outer, &report) else { return nil }
      scope = scope.with(need.value, value)
    }
    for entry in call.value.entries
    where !procedure.needs.contains(where: { $0.value == entry.name }) {
      report.error(
        at: entry.place, "'\(call.name)' has no parameter '\(entry.name)'",
        remedy: Suggestion.remedy(for: entry.name, among: procedure.needs.map(\.value)))
      return nil
    }
    return scope
  }
}
