import Documents
import Quantities

/// The most that a cycle of a recipe may grow, as far as chemistry and recipe know.
enum ExpectedGrowth {
  /// Nil where two in turn make no film that is known, or where a target is sputtered as well.
  static func most(of course: RecipeCourse) -> Nanometres? {
    guard !course.flat.steps.contains(where: \.isSputtered) else { return nil }
    var most: Nanometres?
    var isKnown = true
    var before: String?
    course.eachDose { dose, moment in
      defer { before = dose.name }
      guard isKnown, let before, before != dose.name else { return }
      guard let film = course.chemistry.film(between: before, and: dose.name) else {
        isKnown = false
        return
      }
      let grown = max(
        film.growth(at: moment.sample.coldest), film.growth(at: moment.sample.hottest))
      most = max(most ?? .zero, max(grown, seen(film.material, course) ?? .zero))
    }
    return isKnown ? most : nil
  }

  private static func seen(_ material: String, _ course: RecipeCourse) -> Nanometres? {
    course.recipe.observed.first { $0.material.value == material }?.growth
  }
}

extension FlatStep {
  fileprivate var isSputtered: Bool {
    switch action {
    case .sputter, .sputterUntil: true
    case .heat, .ramp, .anneal, .cool, .hold, .purge, .soak, .vacuum, .flow, .pressure, .pulse,
      .expose, .plasma, .turn, .wait, .expect, .checkpoint:
      false
    }
  }
}
