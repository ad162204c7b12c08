public import Quantities

/// Calls a step at the instants for which it asks, and notes how late each call was.
public struct DeadlineLoop<Clock: DeadlineClock> {
  /// A call later than this is told the true time, not the one it was scheduled for.
  public static var tolerance: Seconds { .milliseconds(1) }

  private let clock: Clock
  /// How long after its instant each call came.
  public private(set) var lateness = Histogram()
  /// How many calls came later than the tolerance.
  public private(set) var overruns: UInt64 = 0

  public init(on clock: Clock) { self.clock = clock }

  /// Calls `step`, first at `first`, then at whatever instant it returned, until that is never.
  ///
  /// A schedule does not drift: what the step does and how late it was called move no deadline.
  public mutating func run<Failure: Error>(
    from first: Instant, _ step: (Instant) throws(Failure) -> Instant
  ) throws(Failure) {
    var deadline = first
    while deadline < .never {
      let instant = wait(for: deadline)
      let next = try step(instant)
      precondition(next > instant, "a step must ask for an instant later than its own")
      deadline = next
    }
  }

  /// The instant to give to the step that was due at `deadline`.
  private mutating func wait(for deadline: Instant) -> Instant {
    var now = clock.now()
    while now < deadline {
      clock.sleep(until: deadline)
      now = clock.now()
    }
    lateness.record(now - deadline)
    guard now - deadline > Self.tolerance else { return deadline }
    overruns += 1
    return now
  }
}
