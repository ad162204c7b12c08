import Quantities

/// A potential that goes from one value to another, so many volts each second.
struct PotentialSweep {
  private let start, end: Volts
  private let rate: VoltsPerSecond
  private let began: Instant
  /// Whether the end has been set, and measured since.
  private(set) var hasArrived = false
  private var isThere = false

  init(from start: Volts, to end: Volts, _ rate: VoltsPerSecond, since began: Instant) {
    self.start = start
    self.end = end
    self.rate = rate.magnitude
    self.began = began
  }

  /// The potential of now; called after each sample, so that the last one is of the end.
  mutating func step(at now: Instant) -> Volts {
    hasArrived = isThere
    let gone = rate * (now - began)
    let way = end - start
    isThere = gone >= way.magnitude
    return isThere ? end : (way > .zero ? start + gone : start - gone)
  }
}
