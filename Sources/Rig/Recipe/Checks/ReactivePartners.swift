import Documents
import Quantities

/// Two gases that form a film meet on the surface, never in the gas: between them one must leave.
enum ReactivePartners: RecipeRule {
  /// Something that was let in and may still be there.
  private struct Guest {
    let dose: Dose
    /// How long it has had to leave.
    var cleared = Seconds.zero
    /// The last step that gave it time.
    var clearing: Place?
  }

  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    var guests: [Guest] = []
    for (index, step) in course.flat.steps.enumerated() {
      if let dose = course.dose(step) {
        let moment = course.moments[index]
        for guest in guests { meet(guest, dose, moment, course, &findings) }
        guests.removeAll { $0.dose.name == dose.name }
        guests.append(Guest(dose: dose))
      } else if let span = clearing(step.action, at: index, course) {
        for guest in guests.indices {
          guests[guest].cleared += span
          guests[guest].clearing = step.place
        }
      }
    }
  }

  /// How long a step lets gas leave; nil for one that does not.
  private static func clearing(
    _ action: FlatAction, at index: Int, _ course: RecipeCourse
  ) -> Seconds? {
    switch action {
    case .purge(let span), .vacuum(let span), .hold(let span): return span
    case .heat, .anneal: return course.moments[index + 1].since - course.moments[index].since
    case .ramp, .cool, .pulse, .expose, .soak, .flow, .pressure, .plasma, .sputter, .sputterUntil,
      .turn, .wait, .expect, .checkpoint:
      return nil
    }
  }

  private static func meet(
    _ guest: Guest, _ dose: Dose, _ moment: Moment, _ course: RecipeCourse,
    _ findings: inout RecipeFindings
  ) {
    let name = guest.dose.name
    guard name != dose.name, let film = course.chemistry.film(between: name, and: dose.name),
      let precursor = course.chemistry.precursors[name]
    else { return }
    let needed = Clearance.time(
      after: guest.dose.span, of: precursor, in: moment, from: course.reactor)
    let due = Words.upwards(needed)
    guard let clearing = guest.clearing, guest.cleared > .zero else {
      return findings.error(
        at: dose.place,
        "\(dose.name) comes in while \(name) is still there: both make \(film.material) in the gas",
        remedy: "write a purge of at least \(due) before it")
    }
    guard guest.cleared < needed else { return }
    findings.broken(
      .shortPurge, at: clearing,
      "\(name) has \(Words.text(guest.cleared)) to leave before \(dose.name) comes in;"
        + " at \(Words.text(moment.sample.coldest)) it needs \(due)",
      remedy: "purge for at least \(due)")
  }
}
