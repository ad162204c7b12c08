import Procedures
import Quantities

/// Makes a flat recipe of a tree: counts repetitions, fills in procedures, works out sums.
public struct RecipeExpansion {
  private let recipe: RecipeDocument
  private var report = Report()
  private var steps: [FlatStep] = []
  private var turns: [FlatRecipe.Turn] = []
  private var turn = -1
  /// The procedures that are being done, innermost last: none may do itself.
  private var inside: [String] = []
  private var isTooLong = false

  private init(_ recipe: RecipeDocument) { self.recipe = recipe }

  /// What a recipe comes to, and what was found on the way; with an error only part is there.
  ///
  /// - Parameter given: values for the recipe's parameters.
  public static func expand(
    _ recipe: RecipeDocument, with given: [(name: String, value: AnyQuantity)] = []
  ) -> (flat: FlatRecipe, findings: Diagnostics) {
    var expansion = RecipeExpansion(recipe)
    let scope = recipe.parameters.scope(
      given, at: .start(of: recipe.metal.place.file), &expansion.report)
    expansion.add(recipe.steps, scope)
    return (FlatRecipe(expansion.steps, expansion.turns), expansion.report.diagnostics)
  }

  private mutating func add(_ list: [RecipeStep], _ scope: Scope) {
    for step in list where !report.isFull && !isTooLong { add(step, scope) }
  }

  private mutating func add(_ step: RecipeStep, _ scope: Scope) {
    switch step.action {
    case .repeats(let repetition): add(repetition, at: step.place, scope)
    case .every(let every): add(every, at: step.place, scope)
    case .perform(let calls): perform(calls, scope)
    case .flow(let flows):
      for flow in flows.entries {
        if let value = flow.value.value(in: scope, &report) {
          add(.flow(Located(flow.name, at: flow.place), to: value), at: step.place)
        }
      }
    case .open(let names): for name in names { add(.turn(name, on: true), at: step.place) }
    case .close(let names): for name in names { add(.turn(name, on: false), at: step.place) }
    case .pulse(let pulses): add(pulses, at: step.place, scope)
    case .heat, .ramp, .anneal, .cool, .hold, .purge, .expose, .soak, .vacuum, .pressure, .plasma,
      .sputter, .wait, .expect, .checkpoint:
      if let action = step.action.flat(in: scope, &report) { add(action, at: step.place) }
    }
  }

  private mutating func add(_ action: FlatAction, at place: Place) {
    guard steps.count < FlatRecipe.most else {
      if !isTooLong {
        report.error(
          at: place, "the recipe has more than \(FlatRecipe.most) steps",
          remedy: "repeat less often")
      }
      isTooLong = true
      return
    }
    steps.append(FlatStep(action: action, place: place, turn: turn))
  }

  /// One precursor in one pulse: two at once is what the output stage never does.
  private mutating func add(
    _ pulses: Located<Named<Amount<Seconds>>>, at place: Place, _ scope: Scope
  ) {
    guard let only = pulses.value.entries.first, pulses.value.entries.count == 1 else {
      report.error(
        at: pulses.place, "a pulse opens one valve, here it names \(pulses.value.entries.count)",
        remedy: "write one precursor, and a second pulse after a purge")
      return
    }
    guard let span = only.value.value(in: scope, &report) else { return }
    add(.pulse(Located(only.name, at: only.place), for: span), at: place)
  }

  private mutating func add(_ repetition: RepeatStep, at place: Place, _ scope: Scope) {
    guard let count = report.times(repetition.times, in: scope) else { return }
    let outer = turn
    let wasRight = !report.hasErrors
    for number in 0..<count where !isTooLong && !report.isFull {
      turns.append(FlatRecipe.Turn(outer: outer, number: number + 1, of: count))
      turn = turns.count - 1
      let index = AnyQuantity(kind: .ratio, counted: Double(number + 1))
      add(repetition.steps, repetition.index.map { scope.with($0, index) } ?? scope)
      // What is wrong is wrong each time.
      if report.hasErrors, wasRight { break }
    }
    turn = outer
  }

  private mutating func add(_ every: EveryStep, at place: Place, _ scope: Scope) {
    guard turn >= 0 else {
      report.error(
        at: place, "'every' stands outside of a repetition",
        remedy: "put it among the steps of a 'repeat'")
      return
    }
    if turns[turn].number.isMultiple(of: every.nth) { add(every.steps, scope) }
  }

  private mutating func perform(
    _ calls: Located<Named<Named<Argument>>>, _ scope: Scope
  ) {
    for call in calls.value.entries {
      guard let procedure = recipe.procedures[call.name] else {
        report.error(
          at: call.place, "there is no procedure '\(call.name)'",
          remedy: Suggestion.remedy(for: call.name, among: recipe.procedures.names))
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
    _ call: Named<Named<Argument>>.Entry, to procedure: ProcedureDocument, _ outer: Scope
  ) -> Scope? {
    var scope = Scope()
    for need in procedure.needs {
      guard let argument = call.value[need.value] else {
        report.error(
          at: call.place, "'\(call.name)' needs '\(need.value)'",
          remedy: "write \(call.name): { \(need.value): ... }")
        return nil
      }
      do throws(ExpressionProblem) {
        scope = scope.with(need.value, try argument.expression.value(in: outer))
      } catch {
        report.error(at: argument.place, error.message, remedy: error.remedy)
        return nil
      }
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
