import Documents
import Quantities

/// The throttle can hold only what a gauge can read.
enum GaugeReach: RecipeRule {
  /// Of the finest head; below it a reading is mostly its own zero.
  private static let share = 0.01

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let finest = course.channels.gauges.map(\.channel.fullScale).min() else { return }
    let least = finest * share
    for step in course.flat.steps {
      guard case .pressure(let goal, _) = step.action, goal < least else { continue }
      findings.error(
        at: step.place, "\(QuantityPrinter.text(goal)) is less than the gauges of the board show",
        remedy: "write at least \(Words.upwards(least))")
    }
  }
}
