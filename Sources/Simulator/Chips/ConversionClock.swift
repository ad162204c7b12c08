import Quantities

/// The instants at which a converter completes: one after another, until told otherwise.
struct ConversionClock {
  /// How far back the inputs of a conversion may be looked up; a plant keeps no more.
  static let lookBack = Seconds.milliseconds(500)

  /// When the conversion in progress completes; `.never` while there is none.
  private(set) var next: Instant = .never
  private var period = Seconds.zero
  private var remaining = Int64.max

  var isRunning: Bool { next != .never }

  /// A clock that stands still.
  init() {}

  init(from now: Instant, first: Seconds, then period: Seconds, count: Int64 = .max) {
    next = now + first
    self.period = period
    remaining = count
  }

  mutating func stop() { next = .never }

  /// How many conversions complete until and including `now`.
  func due(by now: Instant) -> Int64 {
    guard now >= next else { return 0 }
    return min(remaining, 1 + (now - next).nanoseconds / period.nanoseconds)
  }

  /// How many of the next `due` complete too long before `now` for their inputs to be known.
  func forgotten(of due: Int64, at now: Instant) -> Int64 {
    let age = (now - Self.lookBack - next).nanoseconds
    guard age > 0 else { return 0 }
    return min(due - 1, 1 + age / period.nanoseconds)
  }

  /// Goes on by so many conversions, at least one, and says when the last of them completed.
  mutating func pass(_ count: Int64) -> Instant {
    let last = next + period * (count - 1)
    if remaining != .max { remaining -= count }
    next = remaining == 0 ? .never : last + period
    return last
  }
}
