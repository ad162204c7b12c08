import HAL
import Quantities

/// Holds pressure heads against each other where more than one can show the same pressure: what
/// one head says alone, dead or right, nobody can tell.
struct HeadWatch {
  private var apart: Instant?

  /// How long two heads may differ: they are read in turn, each every 400 ms.
  private static let patience = Seconds(0.9)
  /// What a capacitance head may be off: 0.2 % of its full scale, and 5 % of what it shows.
  private static let zero = 0.002
  private static let gain = 0.05

  /// The two heads that have not agreed for too long, by number; `gauges` begin with the finest.
  mutating func look(_ gauges: Lasting<PressureGauge>, at now: Instant) -> (UInt8, UInt8)? {
    var found: (UInt8, UInt8)?
    for index in gauges.indices.dropFirst() {
      let isTold = gauges.with(index - 1) { fine in gauges.with(index) { Self.agree(fine, $0) } }
      guard !isTold else { continue }
      found = (UInt8(truncatingIfNeeded: index - 1), UInt8(truncatingIfNeeded: index))
    }
    apart = found == nil ? nil : apart ?? now
    guard let apart, now - apart > Self.patience else { return nil }
    return found
  }

  mutating func forget() { apart = nil }

  private static func agree(_ fine: PressureGauge, _ coarse: PressureGauge) -> Bool {
    // What cannot be read does not agree with anything.
    guard let low = fine.reading, let high = coarse.reading else { return false }
    let bound = coarse.full * zero + max(low, high) * gain
    if fine.isInRange { return (high - low).magnitude <= bound }
    // Above the range of the finer one the other shows at least its end.
    return high >= fine.full * PressureGauge.useful - bound
  }
}
