import Quantities

/// Notices that both electrodes moved against R by the same, which only R can have done.
struct ReferenceWatch {
  /// More than a step of the method, or noise, can do to both alike.
  private static let least = Volts(0.05)

  private typealias Pair = (working: Volts, counter: Volts)
  /// W and C are not measured at the same instant: what came between shows in the pair after.
  private var last: Pair?
  private var beforeLast: Pair?

  mutating func begin() {
    last = nil
    beforeLast = nil
  }

  /// By how much R has moved; nil if it has not.
  mutating func step(working: Volts, counter: Volts) -> Volts? {
    defer {
      beforeLast = last
      last = (working, counter)
    }
    guard let before = beforeLast else { return nil }
    let (w, c) = (working - before.working, counter - before.counter)
    guard w.magnitude > Self.least, c.magnitude > Self.least,
      (w - c).magnitude < w.magnitude * 0.25
    else { return nil }
    begin()
    return w
  }
}
