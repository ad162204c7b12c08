import Documents
import Quantities

/// A surface is full after seconds: a precursor that is let in for minutes is a slip of the pen.
enum LongPulses: RecipeRule {
  static let long = Seconds(60)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    course.eachDose { dose, _ in
      guard dose.span > long, !dose.isPlasma else { return }
      findings.broken(
        .longPulse, at: dose.place,
        "\(dose.name) is let in for \(QuantityPrinter.text(dose.span))",
        remedy: "write at most \(QuantityPrinter.text(long)), or expose")
    }
  }
}
