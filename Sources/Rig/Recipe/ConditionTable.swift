import Documents
import Procedures

/// The conditions of a program by number, made from what a recipe writes.
struct ConditionTable {
  private let channels: ReactorChannels
  private(set) var entries: [[Condition]] = []

  init(_ channels: ReactorChannels) { self.channels = channels }

  /// The number of a condition; the same condition has one number.
  mutating func number(of condition: [Condition]) -> UInt16 {
    if let known = entries.firstIndex(of: condition) { return UInt16(truncatingIfNeeded: known) }
    entries.append(condition)
    return UInt16(truncatingIfNeeded: entries.count - 1)
  }

  mutating func number(of text: Located<ConditionText>, _ report: inout Report) -> UInt16? {
    var all: [Condition] = []
    for term in text.value.terms {
      guard let condition = condition(term, at: text.place, &report) else { return nil }
      all.append(condition)
    }
    return number(of: all)
  }

  private func condition(
    _ term: ConditionText.Term, at place: Place, _ report: inout Report
  ) -> Condition? {
    guard let (signal, kind) = signal(term.name) else {
      report.error(
        at: place, "nothing on the board that can be asked is called '\(term.name)'",
        remedy: Suggestion.advice(for: term.name, among: names))
      return nil
    }
    switch (term.test, kind) {
    case (.on, nil): return Condition(signal, .above, 0.5)
    case (.off, nil): return Condition(signal, .below, 0.5)
    case (.above(let bound), let kind?) where bound.kind == kind:
      return Condition(signal, .above, bound.counted)
    case (.below(let bound), let kind?) where bound.kind == kind:
      return Condition(signal, .below, bound.counted)
    case (.on, _), (.off, _), (.above, _), (.below, _):
      report.error(
        at: place, "'\(term.name)' cannot be compared so",
        remedy: kind.map { "compare it with \($0.phrase)" } ?? "write '\(term.name) is on'")
      return nil
    }
  }

  /// What a name stands for, and what it is compared with; nil where it is on or off.
  private func signal(_ name: String) -> (Signal, QuantityKind?)? {
    if name == "pressure", !channels.gauges.isEmpty { return (.pressure, .pressure) }
    if name == "thickness" { return (.thickness, .length) }
    if let zone = ReactorChannels.number(of: name, among: channels.zones) {
      return (.temperature(zone: zone), .temperature)
    }
    if let flow = ReactorChannels.number(of: name, among: channels.flows) {
      return (.flow(controller: flow), .flow)
    }
    if let turned = ReactorChannels.number(of: name, among: channels.switches) {
      return (.turned(turned), nil)
    }
    return ReactorChannels.number(of: name, among: channels.interlocks).map {
      (.interlock($0), nil)
    }
  }

  private var names: [String] {
    ["pressure"] + channels.zones.map(\.name) + channels.flows.map(\.name)
      + channels.interlocks.map(\.name) + channels.switches.map(\.name)
  }
}
