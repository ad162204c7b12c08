import Documents
import Quantities

/// What a run leaves hot nobody watches.
enum HotEnd: RecipeRule {
  /// Cold enough to open the chamber.
  static let cold = Celsius(60)

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    guard let end = course.end, end.sample.hottest > cold else { return }
    guard let zone = course.channels.zones.first?.name,
      let last = course.flat.steps.last(where: { $0.action.movesHeat(of: zone) })
    else { return }
    findings.warning(
      at: last.place, "the recipe leaves the stage at up to \(Words.text(end.sample.hottest))",
      remedy: "end with cool: { zone: \(zone), below: \(QuantityPrinter.text(cold)) }")
  }
}

extension FlatAction {
  /// Whether it changes the temperature of a zone.
  func movesHeat(of name: String) -> Bool {
    switch self {
    case .heat(let zone, _, _), .ramp(let zone, _, _), .anneal(let zone, _, _, _, _),
      .cool(let zone, _):
      zone.value == name
    case .hold, .pulse, .purge, .expose, .soak, .vacuum, .flow, .pressure, .plasma, .sputter,
      .sputterUntil, .turn, .wait, .expect, .checkpoint:
      false
    }
  }
}
