import Documents
import Quantities
import Record

/// How far a run is, in words: `62 %, 1:12:30 left`.
struct ProgressWords {
  private let progress: RunProgress
  private let time: Double
  /// How long what is shown had gone on before, in s.
  private let before: Double

  init(_ progress: RunProgress, at time: Double, after before: Double = 0) {
    self.before = before
    self.progress = progress
    self.time = time
  }

  /// None before the first step.
  var all: [String] {
    guard let left = progress.left(at: time), let share = progress.share(at: time, after: before)
    else { return [] }
    // A plan that does not hold is said to, and not hidden behind a number that stands still.
    let late = progress.late(at: time)
    let over = late >= 60 ? "this step \(clock(Seconds(late))) over its time, then " : ""
    // Whatever the plan says: what is not over is not done.
    let percent = progress.step == nil ? share * 100 : min(share * 100, 99)
    return ["\(fixed(percent, 0)) %, \(over)\(clock(Seconds(left))) left"]
  }
}
