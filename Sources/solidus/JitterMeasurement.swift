import LinuxHAL
import Quantities

/// How late a machine wakes up, and how far a pulse of 10 ms is from 10 ms for it.
struct JitterMeasurement {
  static let period = Seconds.milliseconds(10)

  private(set) var lateness = Histogram()
  /// The difference between the latenesses of two wakes, either way.
  private(set) var widths = Histogram()
  /// Instants that had passed before the one before them was over.
  private(set) var missed = 0

  /// Sleeps through so many instants, 10 ms apart.
  init(steps: Int, on clock: some DeadlineClock) {
    var due = clock.now() + Self.period
    var before: Seconds?
    for _ in 0..<steps {
      clock.sleep(until: due)
      let late = clock.now() - due
      lateness.record(late)
      if let before { widths.record(late > before ? late - before : before - late) }
      before = late
      due += Self.period
      // What has passed is not made up for; no pulse spans the gap.
      guard late >= Self.period else { continue }
      let skipped = late.nanoseconds / Self.period.nanoseconds
      missed += Int(skipped)
      due += Self.period * skipped
      before = nil
    }
  }
}
