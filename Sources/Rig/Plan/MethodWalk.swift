import Documents
import Instrument
import Quantities

/// Goes through the steps of a method once, as far as that can be done without a cell.
struct MethodWalk {
  private let cell: CellValues
  private(set) var rows: [MethodPlan.Row] = []
  private(set) var takes = Seconds.zero
  private(set) var isGuessed = false
  private(set) var openSteps = 0
  private(set) var cycles = 0
  private(set) var goesBack = false
  // Looked up only, so that its order cannot matter.
  private var known: [Key: Int] = [:]
  /// What flowed in the step before, as far as that is known.
  private var charge: Coulombs?
  /// Where the step before left the potential, if it held or swept it.
  private var potential: Volts?

  private struct Key: Hashable {
    let place: Place
    let depth: Int
    let span: MethodPlan.Span
    let current: Amperes?
  }

  init(_ cell: CellValues) { self.cell = cell }

  mutating func add(_ step: FlatMethod.Step, depth: Int) {
    switch step.action {
    case .cycle: cycles += 1
    case .label: break
    case .go:
      goesBack = true
      note(step, depth, .nothing, nil)
    case .rest(let stay, _): note(step, depth, span(of: stay), nil)
    case .potential(let held, let stay, _):
      note(step, depth, span(of: stay), nil)
      (charge, potential) = (nil, held)
    case .tick(let period, _): note(step, depth, .atMost(period), nil)
    case .temperature(let climate, _):
      note(step, depth, .about(climate.rest, atMost: climate.within + climate.rest), nil)
    case .impedance(let spectrum, _):
      note(step, depth, .exactly(MethodCompiler.length(of: spectrum)), nil)
    case .sweep(let start, let end, let rate, _, _):
      let start = start ?? potential
      (charge, potential) = (nil, end)
      // Where a sweep begins is known if it says so, or the step before does.
      guard let start else { return note(step, depth, .open, nil) }
      let way = (end - start).magnitude
      note(step, depth, .exactly(Seconds(way.value / rate.magnitude.value)), nil)
    case .current(let asked, let stay, _):
      potential = nil
      let current = amperes(asked)
      let span = current.map { self.span(of: stay, under: $0) } ?? span(of: stay)
      note(step, depth, span, current)
      charge = current.flatMap { current in
        span.guess.map { Coulombs(current.magnitude.value * $0.value) }
      }
    }
  }

  private mutating func note(
    _ step: FlatMethod.Step, _ depth: Int, _ span: MethodPlan.Span, _ current: Amperes?
  ) {
    if case .about = span { isGuessed = true }
    if case .atMost = span { isGuessed = true }
    if let guess = span.guess { takes += guess } else { openSteps += 1 }
    let key = Key(place: step.place, depth: depth, span: span, current: current)
    if let row = known[key] {
      rows[row].count += 1
      return
    }
    known[key] = rows.count
    rows.append(
      MethodPlan.Row(
        action: step.action, place: step.place, depth: depth, span: span, current: current,
        range: current.flatMap(CurrentRange.finest(for:))))
  }

  private func span(of stay: CellStay) -> MethodPlan.Span {
    guard let longest = stay.longest else { return .open }
    return stay.until.isEmpty ? .exactly(longest) : .atMost(longest)
  }

  /// A current ends by the charge that it is asked for, or by that which the cell holds.
  private func span(of stay: CellStay, under current: Amperes) -> MethodPlan.Span {
    guard !stay.until.isEmpty, current.magnitude > .zero else { return span(of: stay) }
    let asked = stay.until.compactMap { charge(of: $0.value) }
    let charges = asked + (asked.isEmpty ? [cell.nominal].compactMap(\.self) : [])
    guard let least = charges.min() else { return span(of: stay) }
    let guess = Seconds(least.value / current.magnitude.value)
    if let longest = stay.longest, longest <= guess { return .atMost(longest) }
    return .about(guess, atMost: stay.longest)
  }

  /// The charge that a condition is about; nil for another.
  private func charge(of condition: ConditionText) -> Coulombs? {
    for term in condition.terms {
      guard case .above(let bound) = term.test else { continue }
      switch term.name {
      case "share": return charge.map { $0 * bound.counted }
      case "charge", "capacity":
        var report = Report()
        return cell.absolute(bound, at: Place(file: "", line: 0, column: 0), instead: "", &report)
          .map { Coulombs($0) }
      default: continue
      }
    }
    return nil
  }

  private func amperes(_ asked: AnyQuantity) -> Amperes? {
    var report = Report()
    return cell.current(asked, at: Place(file: "", line: 0, column: 0), &report)
  }
}
