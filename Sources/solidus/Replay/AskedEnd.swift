/// When a run was asked to end: by ^C now, or at the step at which the run was that is made again.
struct AskedEnd {
  private let repeated: Int?
  /// The step of this run, once it was asked.
  private(set) var step: Int?

  /// What keeps the run: one that cannot be recorded does not go on.
  private let record: RunRecord?
  private var isRecorded = true

  init(_ replay: Replay?, _ record: RunRecord?) {
    repeated = replay?.lastStep
    self.record = record
  }

  /// Whether the run ends; asking again changes nothing.
  mutating func isAsked(after count: Int) -> Bool {
    // Asking takes a lock, and a disk does not fail more often than a second passes.
    if count.isMultiple(of: 16), record?.loss != nil { isRecorded = false }
    let isOver = Interruption.isAsked || !isRecorded || repeated.map { count >= $0 } ?? false
    if step == nil, isOver { step = count }
    return step != nil
  }
}
