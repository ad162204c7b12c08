import Documents

/// A pressure that is still on its way hides what a pulse brings: nobody would see a bottle run dry.
enum PressureAtRest: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    var isMoving = false
    // The first of each is no measure of the others anyway.
    var pulsed: [String] = []
    for step in course.flat.steps {
      if case .pulse(let name, _) = step.action, !pulsed.contains(name.value) {
        pulsed.append(name.value)
      } else if case .pulse(let name, _) = step.action, isMoving {
        findings.warning(
          at: name.place,
          "the pressure is still on its way when this pulse opens, so that nobody sees what it brings",
          remedy: "write hold: 10 s before it")
      }
      if case .pressure = step.action {
        isMoving = true
      } else if step.action.takesTime {
        isMoving = false
      }
    }
  }
}

extension FlatAction {
  /// Whether anything has time to come to rest meanwhile.
  fileprivate var takesTime: Bool {
    switch self {
    case .heat, .anneal, .cool, .hold, .purge, .expose, .soak, .plasma, .sputter, .sputterUntil,
      .wait:
      true
    case .ramp, .pulse, .vacuum, .flow, .pressure, .turn, .expect, .checkpoint: false
    }
  }
}
