internal import CLinux
import Glibc
public import Quantities

/// The monotonic clock of this machine: wall time has no say in anything.
public enum LinuxClock {
  public static var now: Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// Sleeps to an absolute instant; a signal does not shorten it.
  public static func sleep(until instant: Instant) {
    var time = timespec(
      tv_sec: Int(instant.nanoseconds / 1_000_000_000),
      tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
    while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }

  /// Asks the kernel for real-time scheduling, locked memory and one processor.
  public static func becomeRealTime(priority: Int32, cpu: Int32?) throws(LinuxError) {
    let answer = solidus_realtime(priority)
    guard answer == 0 else { throw LinuxError(-answer, "the scheduler", "run in real time") }
    guard let cpu else { return }
    let pinned = solidus_pin(cpu)
    guard pinned == 0 else { throw LinuxError(-pinned, "processor \(cpu)", "stay on it") }
  }
}
