import Documents

/// A dose is a pressure and a time: without the first the second says little. After a vacuum the
/// pressure comes back by and by, which a pulse in between would be mistaken for.
enum PressureFirst: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for (index, step) in course.flat.steps.enumerated()
    where step.action.needsPressure && !course.moments[index].knowsPressure {
      return findings.warning(
        at: step.place,
        "no step has set a pressure or waited for one, or none since the pump stood wide open",
        remedy: "write pressure: { hold: 100 Pa, within: 5 min } before it")
    }
  }
}

extension FlatAction {
  /// Whether what it does depends on the pressure.
  var needsPressure: Bool {
    switch self {
    case .pulse, .expose, .plasma, .sputter, .sputterUntil: true
    case .heat, .ramp, .anneal, .cool, .hold, .purge, .soak, .vacuum, .flow, .pressure, .turn,
      .wait, .expect, .checkpoint:
      false
    }
  }
}
