import Documents
import Quantities

/// A bottle that runs dry in the middle of a film spoils it.
enum BottleContents: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    for (name, valve) in course.channels.valves {
      guard let precursor = valve.precursor?.value, let content = valve.content,
        let known = course.chemistry.precursors[precursor]
      else { continue }
      var used = Kilograms.zero
      course.eachDose { dose, moment in
        guard dose.name == precursor, used < content else { return }
        used += PrecursorUse.mass(
          of: known, for: dose.span, through: valve.conductance,
          at: course.bottle(of: dose, at: moment))
        if used >= content {
          findings.error(
            at: dose.place,
            "the bottle of \(precursor) holds \(QuantityPrinter.text(content)) and would run dry",
            remedy: "fill it and write so at valve '\(name)' of the board, or do fewer cycles")
        }
      }
    }
  }
}
