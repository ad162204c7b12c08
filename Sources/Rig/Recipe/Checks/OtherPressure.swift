import Documents
import Quantities

/// A stage is known for a pressure: gas carries heat to the foil and away from it.
///
/// Where the recipe heats or holds heat at another pressure than its header says, the numbers that
/// the limit rests on are those of another stage.
enum OtherPressure: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let header = course.recipe.combination else { return }
    for (index, step) in course.flat.steps.enumerated() {
      guard course.moments[index].sample.hottest > HotEnd.cold || step.action.heats,
        let held = course.moments[index].pressure, !header.stands(for: header.at(held))
      else { continue }
      findings.error(
        at: step.place,
        "the stage is heated at \(QuantityPrinter.text(held)) here, and its limit rests on numbers"
          + " for \(QuantityPrinter.text(header.pressure))",
        remedy: "write the pressure of the hot steps in the header, or leave holder, gas and"
          + " pressure out: then the widest box counts")
      return
    }
  }
}

extension FlatAction {
  /// Whether it asks a zone for a temperature.
  fileprivate var heats: Bool {
    switch self {
    case .heat, .ramp, .anneal: true
    case .cool, .hold, .pulse, .purge, .expose, .soak, .vacuum, .flow, .pressure, .plasma,
      .sputter, .sputterUntil, .turn, .wait, .expect, .checkpoint:
      false
    }
  }
}
