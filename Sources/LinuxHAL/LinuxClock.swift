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
  public init() {}

  public func now() -> Instant { Instant(nanoseconds: solidus_clock_now()) }

  /// An absolute deadline: no signal, and no time spent before the call, moves it.
  public func sleep(until deadline: Instant) {
    // It fails only for an instant before the clock's zero, which has passed anyway.
    _ = solidus_clock_sleep_until(deadline.nanoseconds)
  }
}
