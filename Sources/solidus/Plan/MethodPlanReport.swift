import Documents
import Instrument
import Quantities
import Rig

/// What `plan` prints of a method.
struct MethodPlanReport {
  let name: String
  /// What it is planned for, as a person says it.
  let cell: String
  let values: MethodValues
  let plan: MethodPlan

  var text: String {
    """
    SIMULATED  \(name): a plan, nothing moves

      cell       \(cell)
      with       \(given)
      takes      \(takes)
      cycles     \(plan.cycles)

    \(timeline)
    """
  }

  private var given: String {
    values.entries.isEmpty ? "nothing" : values.entries.map(\.text).joined(separator: "; ")
  }

  private var takes: String {
    var text = (plan.isGuessed ? "about " : "") + clock(plan.takes)
    if plan.openSteps > 0 {
      let steps = plan.openSteps == 1 ? "1 step" : "\(plan.openSteps) steps"
      text += ", and \(steps) of which only the cell knows how long"
    }
    return plan.goesBack ? text + "; what it goes back to counts once" : text
  }

  private var timeline: String {
    let rows = plan.rows.map { row in
      [
        row.count > 1 ? "x \(row.count)" : "",
        String(repeating: "  ", count: row.depth) + row.action.words, lasts(row.span),
        row.current.map { QuantityPrinter.text(Self.rounded($0)) } ?? "",
        row.range.map { QuantityPrinter.text($0.fullScale) } ?? "",
      ]
    }
    return Table(["times", "what", "lasts", "current", "range"], rows).text
  }

  /// A density times an area has more digits than anybody wrote.
  private static func rounded(_ current: Amperes) -> Amperes {
    Amperes(Arithmetic.rounded(current.value * 1e9) / 1e9)
  }

  private func lasts(_ span: MethodPlan.Span) -> String {
    switch span {
    case .exactly(let span): clock(span)
    case .atMost(let span): "at most \(clock(span))"
    case .about(let span, let longest):
      "about \(clock(span))" + (longest.map { ", at most \(clock($0))" } ?? "")
    case .open: "until it is so"
    case .nothing: ""
    }
  }

  /// Times in s, currents in A.
  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("method", .string(name)), ("cell", .string(cell)),
      ("with", .array(values.entries.map { .string($0.text) })),
      ("takes_s", .seconds(plan.takes)), ("is_guessed", .boolean(plan.isGuessed)),
      ("open_steps", .integer(plan.openSteps)), ("goes_back", .boolean(plan.goesBack)),
      ("cycles", .integer(plan.cycles)), ("steps", .array(plan.rows.map(Self.row))),
    ])
  }

  private static func row(_ row: MethodPlan.Row) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("times", .integer(row.count)), ("depth", .integer(row.depth)),
      ("what", .string(row.action.words)),
    ]
    if let current = row.current { members.append(("current_A", .number(current.value))) }
    switch row.span {
    case .exactly(let span): members.append(("lasts_s", .seconds(span)))
    case .atMost(let span): members.append(("at_most_s", .seconds(span)))
    case .about(let span, let longest):
      members.append(("about_s", .seconds(span)))
      if let longest { members.append(("at_most_s", .seconds(longest))) }
    case .open, .nothing: break
    }
    return .object(members)
  }
}
