import Documents
import Quantities

/// A precursor that must be warm comes from a bottle that somebody heats and measures.
enum BottleTemperatures: RecipeRule {
  /// Up to this a bottle is at room temperature.
  static let room = Celsius(30)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    course.eachDose { dose, moment in
      guard let kept = course.chemistry.precursors[dose.name]?.bottle,
        let valve = course.channels.valves.first(where: {
          $0.channel.precursor?.value == dose.name
        })
      else { return }
      guard let bottle = valve.channel.bottle?.value else {
        return unnamed(dose, kept, valve.name, &findings)
      }
      if let zone = course.channels.zones.firstIndex(where: { $0.name == bottle }) {
        compare(dose, kept, bottle, moment.zones[zone], &findings)
      }
    }
  }

  private static func unnamed(
    _ dose: Dose, _ kept: BottleDocument, _ valve: String, _ findings: inout RecipeFindings
  ) {
    guard kept.lowest > room else { return }
    findings.error(
      at: dose.place,
      "\(dose.name) is kept at \(QuantityPrinter.text(kept.temperature)), and the board names"
        + " nothing that heats or measures its bottle",
      remedy: "write 'bottle' at the valve '\(valve)' of the board")
  }

  private static func compare(
    _ dose: Dose, _ kept: BottleDocument, _ zone: String, _ warmth: Warmth,
    _ findings: inout RecipeFindings
  ) {
    let range =
      "\(QuantityPrinter.text(kept.lowest)) to \(QuantityPrinter.text(kept.highest))"
    if warmth.coldest < kept.lowest {
      findings.error(
        at: dose.place,
        "the bottle of \(dose.name) is at \(Words.text(warmth.coldest)), too cold to give a dose",
        remedy: "heat '\(zone)' to \(range) first")
    } else if warmth.hottest > kept.highest {
      findings.error(
        at: dose.place,
        "the bottle of \(dose.name) is at \(Words.text(warmth.hottest)), more than it bears",
        remedy: "keep '\(zone)' at \(range)")
    }
  }
}
