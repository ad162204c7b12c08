import Documents
import Instrument
import Procedures
import Quantities

extension CellCarry {
  /// Times in whole nanoseconds are more than a number of JSON holds.
  var json: JSON {
    func number(_ key: String, _ value: Double?) -> [(key: String, value: JSON)] {
      value.map { [(key, .number($0))] } ?? []
    }
    return .object(
      [
        ("first", .integer(entry.first)), ("instruction", .integer(entry.resumed)),
        ("lasted_s", .seconds(entry.lasted)),
        ("lasted_ns", .string("\(entry.lasted.nanoseconds)")),
        ("cycle", .integer(cycle)), ("step", .integer(step)), ("spectrum", .integer(spectrum)),
        ("origin_ns", .string("\(origin.nanoseconds)")), ("charge_C", .number(charge.value)),
        ("charged_before_C", .number(charged.value)),
        ("discharged_before_C", .number(discharged.value)),
      ] + number("step_before_C", before?.value) + number("potential_V", potential?.value))
  }

  init?(_ node: Node) {
    func whole(_ key: String) -> Int? { node.number(key).map { Int($0) } }
    guard let first = whole("first"), let resumed = whole("instruction"),
      let lasted = node.long("lasted_ns"), let cycle = whole("cycle"), let step = whole("step"),
      let spectrum = whole("spectrum"), let origin = node.long("origin_ns"),
      let charge = node.number("charge_C"), let charged = node.number("charged_before_C"),
      let discharged = node.number("discharged_before_C")
    else { return nil }
    self.init(
      entry: Procedures.Entry(
        first: first, resumed: resumed, lasted: Seconds(nanoseconds: lasted)),
      cycle: cycle, step: step, spectrum: spectrum, origin: Instant(nanoseconds: origin),
      charge: Coulombs(charge), charged: Coulombs(charged), discharged: Coulombs(discharged),
      before: node.number("step_before_C").map { Coulombs($0) },
      potential: node.number("potential_V").map { Volts($0) })
  }
}

extension Node {
  /// A whole number that is written as text.
  func long(_ key: String) -> Int64? { text(key).flatMap { Int64($0) } }
}
