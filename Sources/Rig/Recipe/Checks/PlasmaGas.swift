import Documents
import Quantities

/// A plasma burns in a gas that flows.
enum PlasmaGas: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for (index, step) in course.flat.steps.enumerated() {
      guard case .plasma(let gas, _, _) = step.action,
        let number = course.channels.flows.firstIndex(where: { $0.name == gas.value })
      else { continue }
      if course.moments[index].flows[number] <= .zero {
        findings.error(
          at: gas.place, "no \(gas.value) flows when the plasma is lit",
          remedy: "write flow: { \(gas.value): ... } before it")
      }
    }
  }
}
