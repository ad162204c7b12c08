import Documents
import Quantities

/// A run of days should be meant.
enum TotalTime: RecipeRule {
  static let long = Seconds(48 * 3600)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let end = course.end, end.since > long,
      let late = course.moments.firstIndex(where: { $0.since > long }), late > 0
    else { return }
    let hours = Int((end.since.value / 3600).rounded(.up))
    findings.warning(
      at: course.flat.steps[late - 1].place,
      "48 h are over here, and the whole recipe takes about \(hours) h",
      remedy: "see whether such a run is meant")
  }
}
