import Documents
import Quantities

/// What a rule of the board would undo or end as soon as it is done.
enum BrokenRules: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for (name, rule) in course.channels.rules {
      let terms = rule.condition.value.terms
      for (index, step) in course.flat.steps.enumerated()
      where holds(terms, course.moments[index + 1], course.channels)
        && !holds(terms, course.moments[index], course.channels)
      {
        findings.error(
          at: step.action.turned?.place ?? step.place,
          "this breaks the board's rule '\(name)': \(rule.message)",
          remedy: remedy(terms, step.action, course.channels))
      }
    }
  }

  /// Whether all of it may hold; what a recipe cannot say of is taken not to.
  private static func holds(
    _ terms: [ConditionText.Term], _ moment: Moment, _ channels: ReactorChannels
  ) -> Bool {
    terms.allSatisfy { term in
      if let zone = channels.zones.firstIndex(where: { $0.name == term.name }) {
        return moment.zones[zone].may(term.test)
      }
      if let flow = channels.flows.firstIndex(where: { $0.name == term.name }) {
        return meets(moment.flows[flow], term.test)
      }
      guard let turned = channels.switches.firstIndex(where: { $0.name == term.name }) else {
        return false
      }
      return term.test == (moment.switches[turned] ? .on : .off)
    }
  }

  private static func meets(_ flow: SCCM, _ test: ConditionText.Test) -> Bool {
    switch test {
    case .above(let bound): flow.value > bound.counted
    case .below(let bound): flow.value < bound.counted
    case .on, .off: false
    }
  }

  /// What has to come before the step; if it is about switches alone, to leave the step out.
  private static func remedy(
    _ terms: [ConditionText.Term], _ action: FlatAction, _ channels: ReactorChannels
  ) -> String {
    for term in terms {
      guard case .above(let bound) = term.test else { continue }
      if channels.zones.contains(where: { $0.name == term.name }) {
        let cold = QuantityPrinter.text(Celsius(bound.counted))
        return "write cool: { zone: \(term.name), below: \(cold) } before it"
      }
      if action.turned != nil, channels.flows.contains(where: { $0.name == term.name }) {
        return "write flow: { \(term.name): 0 sccm } before it"
      }
    }
    let turned = terms.first { $0.test == .off || $0.test == .on }
    return turned.map { "write \($0.test == .off ? "open" : "close"): [\($0.name)] before it" }
      ?? "leave it out"
  }
}

extension Warmth {
  /// Whether a zone that is somewhere between these may meet a test.
  fileprivate func may(_ test: ConditionText.Test) -> Bool {
    switch test {
    case .above(let bound): hottest.value > bound.counted
    case .below(let bound): coldest.value < bound.counted
    case .on, .off: false
    }
  }
}

extension FlatAction {
  /// The switch that it turns, if it turns one.
  fileprivate var turned: Located<String>? {
    if case .turn(let name, _) = self { name } else { nil }
  }
}
