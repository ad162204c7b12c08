import Documents
import Quantities

/// Zones are warmed by heaters and cooled by nothing but what surrounds them: a step that waits for
/// less than any laboratory has would wait for ever.
enum OutOfReach: RecipeRule {
  /// No laboratory is colder.
  private static let coldest = Celsius(15)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for step in course.flat.steps {
      guard let goal = step.action.goal, goal < coldest else { continue }
      findings.error(
        at: step.place,
        "nothing cools a zone to \(QuantityPrinter.text(goal)), so that this would never end",
        remedy: "write \(QuantityPrinter.text(coldest)) or more, and what a room has: 30 C")
    }
  }
}

extension FlatAction {
  /// The temperature that a step waits for.
  fileprivate var goal: Celsius? {
    switch self {
    case .heat(_, let to, _):
      if case .temperature(let goal) = to.value { goal } else { nil }
    case .cool(_, let below): below
    case .anneal, .ramp, .hold, .purge, .expose, .soak, .plasma, .sputter, .sputterUntil, .wait,
      .pulse, .vacuum, .flow, .pressure, .turn, .expect, .checkpoint:
      nil
    }
  }
}
