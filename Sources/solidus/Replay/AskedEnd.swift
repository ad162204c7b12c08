import Record

/// When a run ends before its program does: by ^C, where the run ended that is made again, or because
/// the disk does not take what it records.
struct AskedEnd {
  private let replay: Replay?
  /// What keeps the run: one that cannot be recorded does not go on.
  private let record: RunRecord?
  /// The step of this run, once it was asked.
  private(set) var step: Int?
  private var loss: RecordError?
  private var isRepeated = false

  init(_ replay: Replay?, _ record: RunRecord?) {
    self.replay = replay
    self.record = record
  }

  /// Whether the run ends; asking again changes nothing.
  mutating func isAsked(after count: Int) -> Bool {
    // Asking takes a lock, and a disk does not fail more often than a second passes.
    if loss == nil, count.isMultiple(of: 16) { loss = record?.loss }
    guard step == nil else { return true }
    if Interruption.isAsked || loss != nil || replay?.hasEnded(after: count) ?? false {
      step = count
    } else if replay?.wasCutOff ?? false {
      isRepeated = true
      step = count
    }
    return step != nil
  }

  /// Waits until the disk has what was recorded, before anything is said of the run.
  mutating func settle() { loss = loss ?? record?.settle() }

  /// Why it ended, where nobody asked for that; nil where somebody did, or nothing was amiss.
  var reason: String? {
    if let loss { return "what it recorded could not be kept: \(loss)" }
    guard isRepeated, let replay else { return nil }
    return "\(replay.folder) was cut off there, and this repeats it"
  }
}
