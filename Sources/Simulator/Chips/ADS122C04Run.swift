import Quantities

/// Conversions of an ADS122C04 that follow each other from one START/SYNC.
///
/// Times are counted in half clock cycles, because the first conversion begins after 28.5.
struct ADS122C04Run {
  let origin: Instant
  let isContinuous: Bool
  /// Nanoseconds in 2^shift half cycles are 15625: 1.024 MHz, or 2.048 MHz in turbo mode.
  private let shift: Int64
  private let firstHalves: Int64
  private let periodHalves: Int64
  var done: Int64 = 0

  init(_ settings: ADS122C04Settings, from origin: Instant) {
    let cycles = settings.cycles
    self.origin = origin
    isContinuous = settings.isContinuous
    shift = settings.isTurbo ? 6 : 5
    periodHalves = 2 * cycles.continuous
    // SBAS751B, 8.4.2.2: 28.5 cycles, in turbo mode 105, pass before the first conversion.
    let latency: Int64 = settings.isTurbo ? 210 : 57
    firstHalves = settings.isContinuous ? latency + periodHalves : 2 * cycles.single
  }

  /// When the conversion with this index completes, on the next whole nanosecond.
  func completion(of index: Int64) -> Instant {
    let halves = firstHalves + index * periodHalves
    let nanoseconds = (halves * 15625 + (1 << shift) - 1) >> shift
    return origin + Seconds(nanoseconds: nanoseconds)
  }

  /// How long a conversion looks at its input, until it completes.
  var window: Seconds { Seconds(nanoseconds: (periodHalves * 15625) >> shift) }

  /// How many have completed by `now`.
  func completed(by now: Instant) -> Int64 {
    let past = (now - origin).nanoseconds
    let halves = past > 0 ? (past << shift) / 15625 : 0
    guard halves >= firstHalves else { return 0 }
    return isContinuous ? (halves - firstHalves) / periodHalves + 1 : 1
  }

  /// For how long DRDY rises before the next result when nobody has taken the last one.
  var pulse: Seconds { Seconds(nanoseconds: shift == 5 ? 7813 : 3907) }
}
