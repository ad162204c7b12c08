import Documents
import Instrument
import Procedures
import Quantities

/// The conditions of a cell's program by number, made from what a method writes.
struct CellConditions {
  private let cell: CellValues
  /// What the step that is being compiled must not leave.
  var bounds: MethodLimits
  private(set) var entries: [[Condition]] = []
  // Looked up only, so that its order cannot matter.
  private var known: [[[Condition]]: UInt16] = [:]

  init(_ cell: CellValues, within bounds: MethodLimits) {
    self.cell = cell
    self.bounds = bounds
  }

  /// The number of the first of several conditions, which follow each other.
  mutating func number(
    ofAny texts: [Located<ConditionText>], _ report: inout Report
  ) -> UInt16? {
    var all: [[Condition]] = []
    for text in texts {
      guard let conditions = conditions(text, &report) else { return nil }
      all.append(conditions)
    }
    if let number = known[all] { return number }
    let number = UInt16(truncatingIfNeeded: entries.count)
    entries += all
    known[all] = number
    return number
  }

  /// The number of one that no method writes.
  mutating func number(of condition: [Condition]) -> UInt16 {
    if let number = known[[condition]] { return number }
    let number = UInt16(truncatingIfNeeded: entries.count)
    entries.append(condition)
    known[[condition]] = number
    return number
  }

  private func conditions(
    _ text: Located<ConditionText>, _ report: inout Report
  ) -> [Condition]? {
    var all: [Condition] = []
    for term in text.value.terms {
      guard let condition = condition(term, at: text.place, &report) else { return nil }
      all.append(condition)
    }
    return all
  }

  private func condition(
    _ term: ConditionText.Term, at place: Place, _ report: inout Report
  ) -> Condition? {
    guard let asked = Self.asked.first(where: { $0.name == term.name }) else {
      report.error(
        at: place, "nothing of a cell is called '\(term.name)'",
        remedy: Suggestion.advice(for: term.name, among: Self.asked.map(\.name)))
      return nil
    }
    let bound: AnyQuantity
    let comparison: Condition.Comparison
    switch term.test {
    case .above(let above): (bound, comparison) = (above, .above)
    case .below(let below): (bound, comparison) = (below, .below)
    case .on, .off:
      report.error(
        at: place, "'\(term.name)' is neither on nor off",
        remedy: "compare it with \(asked.kinds[0].phrase)")
      return nil
    }
    guard asked.kinds.contains(bound.kind) else {
      report.error(
        at: place, "'\(term.name)' cannot be compared with \(bound.kind.phrase)",
        remedy: "compare it with \(asked.kinds.map(\.phrase).joined(separator: " or "))")
      return nil
    }
    if term.name == "potential", let cut = cutBefore(comparison, bound.counted) {
      report.error(
        at: place,
        "the \(cut.author.rawValue)'s limit of \(QuantityPrinter.text(cut.limit)) opens the cell"
          + " before that",
        remedy: cut.author.remedy)
      return nil
    }
    return cell.absolute(bound, at: place, instead: "use amperes and coulombs here", &report).map {
      Condition(asked.signal, comparison, $0)
    }
  }

  /// The limit that a potential would meet first; nil if none.
  private func cutBefore(
    _ comparison: Condition.Comparison, _ bound: Double
  ) -> (limit: Volts, author: MethodLimits.Author)? {
    let limits = bounds.limits
    switch comparison {
    case .above:
      return bound >= limits.highest.value ? (limits.highest, bounds.highest) : nil
    case .below: return bound <= limits.lowest.value ? (limits.lowest, bounds.lowest) : nil
    }
  }

  /// What can be asked of a cell, and what it is compared with.
  private static let asked: [(name: String, signal: Signal, kinds: [QuantityKind])] = [
    ("potential", .potential, [.voltage]),
    ("counter", .counterPotential, [.voltage]),
    ("current", .current, [.current, .currentDensity, .rate]),
    ("charge", .charge, [.charge]),
    ("capacity", .charge, [.charge, .arealCapacity, .specificCapacity]),
    ("share", .chargeShare, [.ratio]),
    ("drift", .drift, [.drift]),
    ("temperature", .cellTemperature, [.temperature]),
    ("way", .way, [.ratio]),
    ("cycle", .cycle, [.ratio]),
  ]
}
