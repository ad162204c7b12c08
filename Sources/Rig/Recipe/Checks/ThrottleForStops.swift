import Documents

/// To stop the flow in the chamber the pump must be shut off.
enum ThrottleForStops: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard course.channels.throttles.isEmpty else { return }
    for step in course.flat.steps {
      switch step.action {
      case .expose, .soak:
        findings.error(
          at: step.place, "the board has no throttle that could shut the pump off",
          remedy: "choose a board with a 'throttle' channel, or pulse and purge instead")
      case .heat, .ramp, .anneal, .cool, .hold, .pulse, .purge, .vacuum, .flow, .pressure,
        .plasma, .sputter, .sputterUntil, .turn, .wait, .expect, .checkpoint:
        continue
      }
    }
  }
}
