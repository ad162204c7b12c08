import Quantities

extension MethodAction {
  func flat(in scope: Scope, at place: Place, _ report: inout Report) -> [CellAction] {
    one(in: scope, at: place, &report).map { [$0] } ?? []
  }

  private func one(in scope: Scope, at place: Place, _ report: inout Report) -> CellAction? {
    switch self {
    case .rest(let stay, let watch):
      return stay.flat(in: scope, at: place, &report).map { .rest($0, watch) }
    case .tick(let period, let stay, let watch):
      guard stay.longest == nil, stay.until.isEmpty else {
        report.error(
          at: place, "a rest to the next multiple of a time has no other end",
          remedy: "write 'each:' alone, or 'for:' and 'until:' without it")
        return nil
      }
      return period.value(in: scope, &report).map { .tick($0, watch) }
    case .impedance(let spectrum, let watch):
      return spectrum.flat(in: scope, &report).map { .impedance($0, watch) }
    case .current(let current, let stay, let watch):
      guard let current = current.value(in: scope, &report),
        let stay = stay.flat(in: scope, at: place, &report)
      else { return nil }
      return .current(current, stay, watch)
    case .potential(let potential, let stay, let watch):
      guard let potential = potential.value(in: scope, &report),
        let stay = stay.flat(in: scope, at: place, &report)
      else { return nil }
      return .potential(potential, stay, watch)
    case .sweep(let start, let end, let rate, let stair, let watch):
      guard let end = end.value(in: scope, &report), let rate = rate.value(in: scope, &report)
      else { return nil }
      guard let start else { return .sweep(from: nil, to: end, at: rate, stair: stair, watch) }
      return start.value(in: scope, &report).map {
        .sweep(from: $0, to: end, at: rate, stair: stair, watch)
      }
    case .temperature(let asked, let watch):
      return asked.flat(in: scope, &report).map { .temperature($0, watch) }
    case .label(let name): return .label(name)
    case .go(let name, let condition):
      return condition.value(in: scope, &report).map { .go(to: name, when: $0) }
    }
  }

  var sums: [Expression] {
    switch self {
    case .rest(let stay, _): stay.sums
    case .tick(let period, let stay, _): [period.expression] + stay.sums
    case .impedance(let spectrum, _): spectrum.sums
    case .current(let current, let stay, _): [current.expression] + stay.sums
    case .potential(let potential, let stay, _): [potential.expression] + stay.sums
    case .sweep(let start, let end, let rate, _, _):
      (start.map { [$0.expression] } ?? []) + [end.expression, rate.expression]
    case .temperature(let asked, _): asked.sums
    case .label: []
    case .go(_, let condition): condition.value.sums
    }
  }
}

extension StayText {
  fileprivate var sums: [Expression] {
    (longest.map { [$0.expression] } ?? []) + until.flatMap(\.value.sums)
  }

  fileprivate func flat(
    in scope: Scope, at place: Place, _ report: inout Report
  ) -> CellStay? {
    guard longest != nil || !until.isEmpty else {
      report.error(
        at: place, "it is not said how long this lasts",
        remedy: "write 'for: 1 h', or 'until:' and a condition, or both")
      return nil
    }
    var conditions: [Located<ConditionText>] = []
    for condition in until {
      guard let numbered = condition.value(in: scope, &report) else { return nil }
      conditions.append(numbered)
    }
    guard let longest else { return CellStay(longest: nil, until: conditions) }
    return longest.value(in: scope, &report).map { CellStay(longest: $0, until: conditions) }
  }
}
