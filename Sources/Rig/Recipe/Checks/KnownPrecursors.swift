import Documents

/// What the chemistry does not know cannot be checked by it.
enum KnownPrecursors: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    course.eachDose { dose, _ in
      guard course.channels.precursors.contains(dose.name),
        course.chemistry.precursors[dose.name] == nil
      else { return }
      findings.warning(
        at: dose.place, "nothing is known of '\(dose.name)', so what it reacts with is not checked",
        remedy: "see to purges and temperatures yourself")
    }
  }
}
