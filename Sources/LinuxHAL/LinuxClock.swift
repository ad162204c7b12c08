import CLinux
public import Quantities

/// What a loop needs of time: to know it and to wait for it.
public protocol DeadlineClock {
  func now() -> Instant
  /// Waits until that instant, or returns at once if it has passed.
  func sleep(until deadline: Instant)
}

/// The kernel's monotonic clock, which no one sets; the kernel's edges carry its time too.
public struct LinuxClock: DeadlineClock, Sendable {
  /// How far it is ahead of the kernel's, in ns.
  private let ahead: Int64

  /// What the kernel says: for how long the machine has been on.
  public init() { ahead = 0 }

  /// The same clock with another zero, on which it is this instant now: a run has a time of its own,
  /// which goes on where that of an earlier one was cut off.
  public init(showing instant: Instant) { ahead = instant.nanoseconds - solidus_clock_now() }

  public func now() -> Instant { shown(solidus_clock_now()) }

  /// What it showed when the kernel's clock said so many ns.
  func shown(_ nanoseconds: Int64) -> Instant { Instant(nanoseconds: nanoseconds + ahead) }

  /// An absolute deadline: no signal, and no time spent before the call, moves it.
  public func sleep(until deadline: Instant) {
    // What never comes is as far away on either clock.
    let (moment, isBeyond) = deadline.nanoseconds.subtractingReportingOverflow(ahead)
    // It fails only for an instant before the clock's zero, which has passed anyway.
    _ = solidus_clock_sleep_until(isBeyond ? .max : moment)
  }
}
