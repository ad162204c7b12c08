import Documents
import Quantities

/// A purge is a gas that sweeps.
enum SweepingFlow: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let flow = course.channels.flows.first?.name else { return }
    for (index, step) in course.flat.steps.enumerated() {
      guard case .purge = step.action,
        course.moments[index].flows.allSatisfy({ $0 <= .zero })
      else { continue }
      findings.warning(
        at: step.place, "no gas flows here, so nothing sweeps",
        remedy: "write flow: { \(flow): ... } before it, or vacuum")
    }
  }
}
