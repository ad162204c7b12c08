import Documents
import Quantities
import Safety

/// Hot lithium takes nitrogen and becomes a nitride.
enum NitrogenOnLithium: RecipeRule {
  /// Above this the nitride grows within a run.
  static let highest = Celsius(60)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard course.recipe.metal.value == .lithium else { return }
    let nitrogen = course.channels.flows.indices.filter {
      course.channels.flows[$0].channel.gas == "N2"
    }
    let around = course.recipe.gas.flatMap { $0.value == "N2" ? $0.place : nil }
    var was = false
    for (index, step) in course.flat.steps.enumerated() {
      let after = course.moments[index + 1]
      let flows = around != nil || nitrogen.contains { after.flows[$0] > .zero }
      let meets = flows && after.sample.hottest > highest
      if meets, !was {
        findings.broken(
          .nitrogenOnLithium, at: around ?? step.place,
          "nitrogen over lithium at \(Words.text(after.sample.hottest)) makes a nitride",
          remedy: "stay below \(QuantityPrinter.text(highest)), use argon")
      }
      was = meets
    }
  }
}
