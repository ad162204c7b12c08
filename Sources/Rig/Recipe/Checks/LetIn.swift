import Documents

/// Precursors are let into a chamber that is shut and pumped: not while it is vented, nor while its
/// pump stands.
enum LetIn: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for (index, step) in course.flat.steps.enumerated() {
      guard let dose = course.dose(step), !dose.isPlasma else { continue }
      for (number, turned) in course.channels.switches.enumerated() {
        guard let when = turned.channel.precursors else { continue }
        let isOn = course.moments[index].switches[number]
        guard isOn != (when == .whileOn) else { continue }
        findings.error(
          at: step.place,
          "'\(dose.name)' is let in while '\(turned.name)' is \(isOn ? "on" : "off")",
          remedy: "write \(isOn ? "close" : "open"): [\(turned.name)] before it")
      }
    }
  }
}
