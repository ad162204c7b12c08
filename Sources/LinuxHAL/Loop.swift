public import Quantities

/// Calls a step at absolute deadlines of the monotonic clock.
public struct Loop {
  /// How late every step began.
  public private(set) var lateness = Histogram()

  /// Lateness up to which a step is told its scheduled instant, so that its periods are exact.
  public static let tolerance = Seconds.milliseconds(1)

  public init() {}

  /// What a step is told: the schedule, or the truth when that is too far off.
  public static func told(scheduled: Instant, now: Instant) -> Instant {
    now - scheduled > tolerance ? now : scheduled
  }

  /// Runs until `step` answers nil; it answers when it wants to be called next.
  public mutating func run(from start: Instant, _ step: (Instant) -> Instant?) {
    var next = start
    while true {
      LinuxClock.sleep(until: next)
      let now = LinuxClock.now
      lateness.add(now - next)
      guard let following = step(Self.told(scheduled: next, now: now)) else { return }
      next = following
    }
  }
}
