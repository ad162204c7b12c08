import Quantities
import Safety

/// How a certificate is read, and what must be true of one that is.
extension Certificate {
  static let form = Form<Certificate>(shape: written.shape) { node, report in
    guard let entry = written.value(of: node, &report) else { return nil }
    return entry.checked(&report)
  }

  private static let written = Form<Written>.mapping(
    "a certificate",
    .required("date", Day.form, "The day on which it was made: 2026-11-21."),
    .required("zone", .name(of: "a zone", example: "stage"), "The zone that it was made of."),
    .required(
      "calibrant", .word(Calibrant.all.map(\.word), what: "a calibrant"), "What melted and froze."),
    .required("reference", .located(.quantity()), "Where the calibrant melts."),
    .required("source", .text, "Where that value comes from."),
    .required("found", .quantity(), "What the zone's sensors read at that point."),
    .required("offset", .located(.quantity()), "How much more that is: found less reference."),
    .required(
      "uncertainty", .quantity(atMost: Kelvins(2), above: .zero), "How far 'found' may be off."),
    .required("holder", .name(of: "a holder", example: "plain"), "What carries the foil."),
    .required("gas", .name(of: "a gas", example: "Ar"), "The gas around it."),
    .required("pressure", .quantity(above: .zero), "Its pressure: 100 Pa."),
    .required("sensors", sensors, "The two sensors of the sample, and what they differed by."),
    .required("simulated", .boolean, "Whether a simulator made it."),
    .required("instrument", .text, "The program that made it."),
    .required("trace", Digest.form, "The hash of all that happened in its run."),
    .required("hash", .located(Digest.form), "SHA-256 of this entry."),
    make: Written.init)

  private static let sensors = Form<Sensors>.mapping(
    "sensors",
    .required("sample", .name(of: "a chip", example: "tc_stage"), "The chip of the sample."),
    .required("diverse", .name(of: "a chip", example: "pt_stage"), "That of the diverse sensor."),
    .required("rest", .quantity(), "What the diverse one read at rest."),
    .required(
      "apart_at_rest", .quantity(atLeast: Kelvins(-6), atMost: Kelvins(6)),
      "What the sample's read more than it, at rest."),
    .required("point", .located(.quantity()), "What the diverse one read at the fixed point."),
    .required(
      "apart_at_point", .quantity(atLeast: Kelvins(-6), atMost: Kelvins(6)),
      "What the sample's read more than it, there."),
    make: Sensors.init)
}

/// The sensors as they are written.
private struct Sensors: Sendable {
  let sample, diverse: String
  let rest: Celsius
  let apartAtRest: Kelvins
  let point: Located<Celsius>
  let apartAtPoint: Kelvins
}

/// An entry as it is written, before anything of it is believed.
private struct Written: Sendable {
  let date: Day
  let zone, calibrant: String
  let reference: Located<Celsius>
  let source: String
  let found: Celsius
  let offset: Located<Kelvins>
  let uncertainty: Kelvins
  let holder, gas: String
  let pressure: Pascals
  let sensors: Sensors
  let isSimulated: Bool
  let instrument, trace: String
  let hash: Located<String>

  func checked(_ report: inout Report) -> Certificate? {
    guard let calibrant = Calibrant(word: calibrant) else { return nil }
    let entry = Certificate(
      date: date, zone: zone, calibrant: calibrant, source: source, found: found,
      uncertainty: uncertainty,
      combination: Combination(holder: holder, gas: gas, pressure: pressure),
      sample: sensors.sample, diverse: sensors.diverse,
      pair: CertifiedPair(
        rest: sensors.rest, apartAtRest: sensors.apartAtRest, point: sensors.point.value,
        apartAtPoint: sensors.apartAtPoint),
      isSimulated: isSimulated, instrument: instrument, trace: trace)
    // What the content leaves out, or what would be rounded away, is compared by itself.
    if reference.value != entry.reference {
      report.error(
        at: reference.place, "\(calibrant.word) does not melt at that temperature",
        remedy: "make the certificate anew with 'solidus calibrate'")
    }
    if offset.value != entry.offset {
      report.error(
        at: offset.place, "that is not 'found' less 'reference'",
        remedy: "make the certificate anew with 'solidus calibrate'")
    }
    if (sensors.point.value - sensors.rest).magnitude < Kelvins(1) {
      report.error(
        at: sensors.point.place, "the fixed point is no other temperature than rest",
        remedy: "begin a calibration cold")
    }
    if hash.value != entry.hash || !isExact(entry) {
      report.error(
        at: hash.place, "this certificate was altered after it was made",
        remedy: "make it anew with 'solidus calibrate', or take the entry out")
    }
    return report.hasErrors ? nil : entry
  }

  /// Whether nothing of what is written was rounded on the way.
  private func isExact(_ entry: Certificate) -> Bool {
    found == entry.found && uncertainty == entry.uncertainty && sensors.rest == entry.pair.rest
      && sensors.apartAtRest == entry.pair.apartAtRest && sensors.point.value == entry.pair.point
      && sensors.apartAtPoint == entry.pair.apartAtPoint
  }
}
