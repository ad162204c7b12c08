import Quantities

/// A potential that goes from one value to another in stairs, so many volts each second.
struct PotentialSweep {
  private let start, end: Volts
  private let stair: Volts
  /// How long each stair lasts.
  private let period: Seconds
  /// How long all of it lasts.
  private let length: Seconds
  private let began: Instant
  /// Since when the end has been set.
  private var there: Instant?
  /// When the next stair is due; nil once the end has been set.
  private(set) var due: Instant?
  /// Whether a conversion has begun since the end was set, and is over.
  private(set) var hasArrived = false

  init(
    from start: Volts, to end: Volts, _ rate: VoltsPerSecond, stair: Volts, since began: Instant
  ) {
    self.start = start
    self.end = end
    self.stair = stair.magnitude
    self.began = began
    // A stair of no length would never let go of the time.
    period = max(.milliseconds(1), Seconds(stair.magnitude.value / rate.magnitude.value))
    length = Seconds((end - start).magnitude.value / rate.magnitude.value)
    due = began + min(period, length)
  }

  /// The potential from now on; nil where it stays as it is.
  mutating func step(at now: Instant) -> Volts? {
    guard let due, now >= due else { return nil }
    let stairs = (now - began).nanoseconds / period.nanoseconds
    let gone = stair * Double(stairs)
    let way = end - start
    guard now - began < length, gone < way.magnitude else {
      there = now
      self.due = nil
      return end
    }
    self.due = began + min(period * (stairs + 1), length)
    return way > .zero ? start + gone : start - gone
  }

  /// A sample was taken whose conversion began at this instant.
  mutating func sampled(from begun: Instant) {
    if let there, begun >= there { hasArrived = true }
  }
}
