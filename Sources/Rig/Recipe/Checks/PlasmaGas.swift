import Documents
import Quantities

/// A plasma burns in a gas that flows: the one that it names, or any that something is sputtered in.
enum PlasmaGas: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    let names = course.channels.flows.map(\.name)
    for (index, step) in course.flat.steps.enumerated() {
      let flows = course.moments[index].flows
      switch step.action {
      case .plasma(let gas, _, _):
        guard let number = names.firstIndex(of: gas.value), flows[number] <= .zero else { continue }
        findings.error(
          at: gas.place, "no \(gas.value) flows when the plasma is lit",
          remedy: "write flow: { \(gas.value): ... } before it")
      case .sputter, .sputterUntil:
        guard let name = names.first, flows.allSatisfy({ $0 <= .zero }) else { continue }
        findings.error(
          at: step.place, "no gas flows when the target is lit",
          remedy: "write flow: { \(name): ... } before it")
      case .heat, .ramp, .anneal, .cool, .hold, .pulse, .purge, .expose, .soak, .vacuum, .flow,
        .pressure, .turn, .wait, .expect, .checkpoint:
        continue
      }
    }
  }
}
