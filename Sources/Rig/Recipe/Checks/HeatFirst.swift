import Documents
import Safety

/// A film on a cold stage is seldom what was meant.
enum HeatFirst: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    // Without a foil nothing is meant to grow: bottles are changed and valves tried cold.
    guard course.recipe.metal.value != .none, let zone = course.channels.zones.first?.name else {
      return
    }
    for (index, step) in course.flat.steps.enumerated() {
      guard course.dose(step) != nil, !course.moments[index].isHeated else { continue }
      return findings.warning(
        at: step.place, "the stage is still at room temperature here",
        remedy: "write heat: { zone: \(zone), to: ..., rate: ... } before it")
    }
  }
}
