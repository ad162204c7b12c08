import Documents
import Quantities

/// A film grows layer by layer between two temperatures only.
enum GrowthWindows: RecipeRule {
  /// The ends of a window are known no better than this.
  static let slack = Kelvins(5)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    var last: Dose?
    var told: Set<String> = []
    course.eachDose { dose, moment in
      defer { last = dose }
      guard let before = last, before.name != dose.name, moment.isHeated,
        let film = course.chemistry.film(between: before.name, and: dose.name),
        !told.contains(film.material)
      else { return }
      let isAbove = moment.sample.hottest > film.window.highest + slack
      let isBelow = moment.sample.coldest < film.window.lowest - slack
      if isAbove || isBelow { told.insert(film.material) }
      if isAbove {
        findings.broken(
          .outsideWindow, at: dose.place,
          "\(film.material) from \(film.metal) and \(film.coreactant) at"
            + " \(Words.text(moment.sample.hottest)) is above its window, which ends at"
            + " \(QuantityPrinter.text(film.window.highest))",
          remedy: "stay below that")
      }
      if isBelow {
        findings.broken(
          .outsideWindow, .warning, at: dose.place,
          "\(film.material) from \(film.metal) and \(film.coreactant) at"
            + " \(Words.text(moment.sample.coldest)) is below its window, which begins at"
            + " \(QuantityPrinter.text(film.window.lowest))",
          remedy: "heat first")
      }
    }
  }
}
