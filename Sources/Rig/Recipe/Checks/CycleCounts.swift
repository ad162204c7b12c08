import Documents

/// Thousands of cycles are days of work, or a slip of the pen.
enum CycleCounts: RecipeRule {
  static let many = 5000

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    var counts: [Place: Int] = [:]
    for step in course.flat.steps {
      guard let dose = course.dose(step) else { continue }
      counts[dose.place, default: 0] += 1
      if counts[dose.place] == many + 1 {
        findings.warning(
          at: dose.place, "this is done more than \(many) times",
          remedy: "see whether so many cycles are meant")
      }
    }
  }
}
