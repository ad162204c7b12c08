import Documents
import Quantities
import Rig

/// What is said when the calibration of a card has ended.
struct CardCalibrateReport {
  private let work: CardCalibrationRun
  private let seed: UInt64

  init(_ work: CardCalibrationRun, seed: UInt64) {
    self.work = work
    self.seed = seed
  }

  private var head: String {
    let dummies = work.box.all.map(\.description).joined(separator: ", ")
    return "SIMULATED  card of \(work.channel), seed \(seed), against \(dummies)\n\n"
  }

  func text(_ refusal: CardRefusal) -> String {
    head + "refused: \(CardRefusalWords.text(refusal))\n"
  }

  func text(_ result: CardCalibrationRun.Result, _ certificate: CardCertificate?) -> String {
    let found = result.found
    let kept =
      certificate.map { "hash         \($0.hash)\n" }
      ?? "no certificate: say the day with --date\n"
    return head + """
      \(line("W less R", found.potential, "mV", 1e3))
      \(line("C less R", found.counter, "mV", 1e3))
      \(line("200 uA", found.small, "uA", 1e6))
      \(line("2 mA", found.middle, "uA", 1e6))
      \(line("20 mA", found.large, "uA", 1e6))
      \(line("setpoint", found.setpoint, "%", 1e2))
      lag          \(fixed(found.lag.value * 1e3, 3)) ms from potential to current
      within       \(fixed(found.potentialWithin.value * 100, 4)) % of a potential, \
      \(fixed(found.currentWithin.value * 100, 4)) % of a current
      \(kept)
      """
  }

  private func line<Offset>(
    _ name: String, _ line: CardLine<Offset>, _ unit: String, _ factor: Double
  ) -> String {
    name + String(repeating: " ", count: 13 - name.count)
      + "\(fixed(line.offset.counted * factor, 4)) \(unit) at nothing,"
      + " \(fixed((1 / line.factor - 1) * 100, 4)) % too much"
  }

  func json(_ refusal: CardRefusal) -> JSON {
    .object(
      common + [
        ("outcome", .string("refused")), ("reason", .string(CardRefusalWords.text(refusal))),
      ])
  }

  func json(_ result: CardCalibrationRun.Result, _ certificate: CardCertificate?) -> JSON {
    let found = result.found
    var members = common
    members += [
      ("outcome", .string("found")), ("potential", json(found.potential, "offset_V")),
      ("counter", json(found.counter, "offset_V")), ("small", json(found.small, "offset_A")),
      ("middle", json(found.middle, "offset_A")), ("large", json(found.large, "offset_A")),
      ("setpoint", json(found.setpoint, "offset")), ("lag_s", .seconds(found.lag)),
      ("potential_within", .number(found.potentialWithin.value)),
      ("current_within", .number(found.currentWithin.value)),
      ("trace_hash", .string(result.trace)),
    ]
    if let certificate { members.append(("certificate_hash", .string(certificate.hash))) }
    return .object(members)
  }

  private var common: [(key: String, value: JSON)] {
    [
      ("simulated", .boolean(true)), ("cell", .string(work.channel)),
      ("seed", .string("\(seed)")),
      ("dummies", .array(work.box.all.map { .string($0.description) })),
    ]
  }

  private func json<Offset>(_ line: CardLine<Offset>, _ offset: String) -> JSON {
    .object([(offset, .number(line.offset.counted)), ("factor", .number(line.factor))])
  }
}
