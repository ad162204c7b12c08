import Documents
import Quantities
import Safety

/// Water and oxygen radicals eat a metal that is nearly molten, instead of coating it.
enum HotOxidants: RecipeRule {
  /// How far from melting they are let in, as the papers' runs too hot show.
  static let distance = Kelvins(15)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let melts = course.recipe.metal.value.melts else { return }
    let highest = melts - distance
    course.eachDose { dose, moment in
      guard let precursor = course.chemistry.precursors[dose.name],
        precursor.classes.contains(.corrodesHotMetal), moment.sample.hottest > highest
      else { return }
      let rule: ChemistryRule = dose.isPlasma ? .oxygenPlasmaNearMelting : .waterNearMelting
      findings.broken(
        rule, at: dose.place,
        "\(dose.name) at \(Words.text(moment.sample.hottest)) is within 15 K of the melting point"
          + " \(QuantityPrinter.text(melts)) and corrodes the metal",
        remedy: "stay below \(Words.text(highest))")
    }
  }
}
