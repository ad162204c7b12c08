import Documents

/// Pulses that fade away end a run, unless the recipe says that they are meant to.
enum FadingPulses: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard course.recipe.bearsMissingPulses else { return }
    course.eachDose { dose, _ in
      findings.broken(
        .missingPulse, at: dose.place, "pulses of \(dose.name) may fade away", remedy: "keep them")
    }
  }
}

extension RecipeDocument {
  /// Whether its pulses may fade away, as when a line is pumped empty.
  var bearsMissingPulses: Bool {
    accepted.contains { $0.rule.value == ChemistryRule.missingPulse.rawValue }
  }
}
