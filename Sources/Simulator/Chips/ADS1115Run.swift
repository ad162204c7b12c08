import Quantities

/// Conversions of an ADS1115 that follow each other with the same settings.
struct ADS1115Run {
  let settings: ADS1115Settings
  /// When the first of them began.
  let origin: Instant
  var done: Int64 = 0

  private static let second: Int64 = 1_000_000_000

  /// When the conversion with this index completes, on the next whole nanosecond.
  func completion(of index: Int64) -> Instant {
    let rate = settings.rate
    let (whole, part) = (index + 1).quotientAndRemainder(dividingBy: rate)
    let nanoseconds = whole * Self.second + (part * Self.second + rate - 1) / rate
    return origin + Seconds(nanoseconds: nanoseconds)
  }

  /// How many have completed by `now`; whole seconds apart, so that no product overflows.
  func completed(by now: Instant) -> Int64 {
    let past = (now - origin).nanoseconds
    guard past > 0 else { return 0 }
    let (whole, part) = past.quotientAndRemainder(dividingBy: Self.second)
    return whole * settings.rate + part * settings.rate / Self.second
  }
}
