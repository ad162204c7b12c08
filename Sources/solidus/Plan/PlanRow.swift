import Documents
import Quantities
import Rig

/// One line of a plan: a step where it is done first, and how often it is done.
struct PlanRow {
  let start: Instant
  /// How often the step at this place is done in its block.
  var count = 1
  /// How deep in repetitions it stands.
  let depth: Int
  let words: String
  /// How long it lasts the first time, and whether it lasts otherwise later.
  let lasts: Seconds
  var varies = false
  let sample: Celsius

  /// The rows of a plan: what repeats stands once.
  static func rows(of plan: RecipePlan) -> [PlanRow] {
    var rows: [PlanRow] = []
    var known: [Place: Int] = [:]
    for (index, step) in plan.compiled.flat.steps.enumerated() {
      let depth = plan.compiled.flat.path(of: index).count
      let lasts = plan.starts[index + 1] - plan.starts[index]
      // After a repetition the same place, in a procedure, is another step.
      if depth == 0 { known = [:] }
      let key = step.action.place ?? step.place
      if let row = known[key], rows[row].depth == depth {
        rows[row].count += 1
        if rows[row].words != step.action.words { rows[row].varies = true }
        continue
      }
      known[key] = rows.count
      rows.append(
        PlanRow(
          start: plan.starts[index], depth: depth, words: step.action.words, lasts: lasts,
          sample: plan.temperatures[index]))
    }
    return rows
  }
}

extension FlatAction {
  /// Where several steps are written as one, the place of each.
  fileprivate var place: Place? {
    switch self {
    case .flow(let name, _), .turn(let name, _): name.place
    case .heat, .ramp, .anneal, .cool, .hold, .pulse, .purge, .expose, .soak, .vacuum, .pressure,
      .plasma, .sputter, .sputterUntil, .wait, .expect, .checkpoint:
      nil
    }
  }
}
