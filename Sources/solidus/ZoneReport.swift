import Documents
import Instrument
import Quantities

/// How hot each zone beside the first has been, and what its own limit is: bottles and lines.
struct ZoneReport {
  private let zones: [Zone]

  init(_ instrument: Instrument) {
    zones = (0..<instrument.zoneCount).map { instrument.zone($0) }
  }

  /// A line for each zone that the sample does not lie on.
  var lines: String {
    zones.dropFirst().map { zone in
      guard let hottest = zone.hottest else { return "zone         \(zone.name): never read\n" }
      return "zone         \(zone.name) \(fixed(hottest.value, 2)) C at most,"
        + " limit \(fixed(zone.limit.value, 2)) C,"
        + " \(fixed((zone.limit - hottest).value, 2)) K below it\n"
    }.joined()
  }

  var json: JSON {
    .array(
      zones.map { zone in
        .object([
          ("zone", .string(zone.name)), ("peak_measured_C", .number(zone.hottest?.value ?? .nan)),
          ("limit_C", .number(zone.limit.value)),
        ])
      })
  }
}
