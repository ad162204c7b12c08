import Quantities

/// Makes a flat method of a tree: counts repetitions and works out sums.
public struct MethodExpansion {
  private var report = Report()
  private var steps: [FlatMethod.Step] = []
  private var isTooLong = false

  /// What a method comes to, and what was found on the way; with an error only part is there.
  ///
  /// - Parameter given: values for the method's parameters.
  public static func expand(
    _ method: MethodDocument, with given: [(name: String, value: AnyQuantity)] = []
  ) -> (flat: FlatMethod, findings: Diagnostics) {
    var expansion = MethodExpansion()
    let scope = method.parameters.scope(
      given, at: .start(of: method.steps.place.file), &expansion.report)
    expansion.add(method.steps.value, scope)
    return (FlatMethod(steps: expansion.steps), expansion.report.diagnostics)
  }

  private mutating func add(_ list: [MethodStep], _ scope: Scope) {
    for step in list where !report.isFull && !isTooLong { add(step, scope) }
  }

  private mutating func add(_ step: MethodStep, _ scope: Scope) {
    switch step.action {
    case .rest(let stay):
      if let stay = flat(stay, at: step.place, scope) { add(.rest(stay), at: step.place) }
    case .current(let current, let stay, let record):
      guard let current = flat(current, scope), let stay = flat(stay, at: step.place, scope) else {
        return
      }
      add(.current(current, stay, record), at: step.place)
    case .potential(let potential, let stay, let record):
      guard let potential = potential.value(in: scope, &report),
        let stay = flat(stay, at: step.place, scope)
      else { return }
      add(.potential(potential, stay, record), at: step.place)
    case .sweep(let end, let rate, let record):
      guard let end = end.value(in: scope, &report), let rate = rate.value(in: scope, &report)
      else { return }
      add(.sweep(to: end, at: rate, record), at: step.place)
    case .repeats(let times, let index, let isCycle, let inner):
      repeats(times, index, isCycle: isCycle, inner, at: step.place, scope)
    case .label(let name): add(.label(name), at: step.place)
    case .go(let name, let condition): add(.go(to: name, when: condition), at: step.place)
    }
  }

  private mutating func repeats(
    _ times: Amount<Ratio>, _ index: String?, isCycle: Bool, _ inner: [MethodStep],
    at place: Place, _ scope: Scope
  ) {
    guard let count = report.times(times, in: scope) else { return }
    let wasRight = !report.hasErrors
    for number in 0..<count where !isTooLong && !report.isFull {
      if isCycle { add(.cycle, at: place) }
      let value = AnyQuantity(kind: .ratio, counted: Double(number + 1))
      add(inner, index.map { scope.with($0, value) } ?? scope)
      // What is wrong is wrong each time.
      if report.hasErrors, wasRight { break }
    }
  }

  private mutating func add(_ action: FlatMethod.Action, at place: Place) {
    guard steps.count < FlatMethod.most else {
      if !isTooLong {
        report.error(
          at: place, "the method has more than \(FlatMethod.most) steps",
          remedy: "repeat less often, or go back to a label")
      }
      isTooLong = true
      return
    }
    steps.append(FlatMethod.Step(action: action, place: place))
  }

  private mutating func flat(
    _ stay: StayText, at place: Place, _ scope: Scope
  ) -> FlatMethod.Stay? {
    guard stay.longest != nil || !stay.until.isEmpty else {
      report.error(
        at: place, "it is not said how long this lasts",
        remedy: "write 'for: 1 h', or 'until:' and a condition, or both")
      return nil
    }
    guard let longest = stay.longest else {
      return FlatMethod.Stay(longest: nil, until: stay.until)
    }
    return longest.value(in: scope, &report).map {
      FlatMethod.Stay(longest: $0, until: stay.until)
    }
  }

  private mutating func flat(
    _ current: CurrentText, _ scope: Scope
  ) -> FlatMethod.FlatCurrent? {
    switch current {
    case .rate(let perHour): return .rate(perHour)
    case .amount(let amount):
      return amount.value(in: scope, &report).map { found in
        found.kind == .current
          ? .amperes(Amperes(found.counted)) : .density(AmperesPerSquareMetre(found.counted))
      }
    }
  }
}

extension Report {
  /// How often something is repeated; nil if this now says why it cannot be.
  mutating func times(_ times: Amount<Ratio>, in scope: Scope) -> Int? {
    guard let found = times.value(in: scope, &self) else { return nil }
    let count = Int(exactly: found.value) ?? -1
    guard count >= 0, count <= FlatRecipe.most else {
      error(
        at: times.place, "steps cannot be done \(found.value) times",
        remedy: "write a whole number up to \(FlatRecipe.most)")
      return nil
    }
    if count == 0, times.fixed != nil {
      error(
        at: times.place, "these steps are never done",
        remedy: "write how often they are, or leave them out")
    }
    return count
  }
}
