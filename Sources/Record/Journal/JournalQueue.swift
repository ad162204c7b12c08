import Quantities

/// What waits between the one who records and the disk: never more than there is room for.
///
/// Two buffers: records go into one while a thread writes the other. What the two threads share is
/// touched only while `gate` is held, which is why this may be called sendable.
public final class JournalQueue: @unchecked Sendable {
  /// What is done with a record for which there is no room.
  public enum WhenFull: Sendable {
    /// A simulated run can wait: its time stands still.
    case wait
    /// A real one cannot: the record is lost, and the journal says so.
    case lose
  }

  private let gate = Gate()
  /// Nil once it is closed.
  private var file: (any DurableFile)?
  private let policy: WhenFull
  private let front = WaitingBytes(room)
  private let back = WaitingBytes(room)
  private var sum = JournalFrame.seed
  private var total: (bytes: Int, records: Int)
  private var durable = (bytes: 0, records: 0)
  private var marked = 0
  private var found: RecordError?
  private var isClosing = false
  private var isHurried = false

  /// Minutes of eight cells and a reactor at full rate.
  static let room = 4 << 20
  /// So much is written without further waiting, and more where more is kept already: a simulated day in
  /// a few seconds asks a disk to keep it some dozen times, and not at each instant.
  private var batch: Int { min(Self.room / 4, max(1 << 18, durable.bytes / 8)) }
  /// Between two times that a disk is asked to keep what it has.
  private static let pace = Int64(250_000_000)

  init(_ file: any DurableFile, _ policy: WhenFull) {
    self.file = file
    self.policy = policy
    total = (JournalFrame.head.count, 0)
    let head = JournalFrame.head
    front.put(head.span)
  }

  func start() { gate.start { self.work() } }

  /// Writes what still waits, and ends the thread.
  func close() {
    let wasClosing = gate.held {
      defer { isClosing = true }
      gate.changed()
      return isClosing
    }
    guard !wasClosing else { return }
    gate.join()
    // The thread is over: nobody else is here.
    front.discard()
    back.discard()
    file = nil
  }

  /// What is on the disk.
  var kept: (bytes: Int, records: Int) { gate.held { durable } }
  /// Why something was lost; nil while nothing is.
  var failure: RecordError? { gate.held { found } }

  /// Takes a record; false where it was lost.
  func put(_ record: Span<UInt8>, at now: Instant) -> Bool {
    gate.enter()
    defer { gate.leave() }
    let needed = 2 * JournalFrame.longest
    guard !isClosing else { return false }
    while found == nil, front.count + needed > Self.room {
      if case .lose = policy {
        found = RecordError(
          "the disk did not take \(front.count) bytes of the journal in time",
          remedy: "use a faster disk, or one that nothing else writes to")
        break
      }
      gate.changed()
      gate.wait()
    }
    guard found == nil else { return false }
    let wasEmpty = front.count == 0
    if durable.bytes > marked { putMark(at: now) }
    frame(record, at: now)
    total.records += 1
    // Who waits for anything at all hears of the first; who waits for enough, of enough.
    if wasEmpty || front.count >= batch { gate.changed() }
    return true
  }

  private func putMark(at now: Instant) {
    marked = durable.bytes
    let mark = JournalFrame.mark(upTo: marked)
    frame(mark.span, at: now)
  }

  private func frame(_ record: Span<UInt8>, at now: Instant) {
    let start = front.count
    sum = JournalFrame.put(record, at: now, after: sum, into: front)
    total.bytes += front.count - start
  }

  /// Returns once all of it is kept, and a mark says so.
  func sync() throws(RecordError) {
    try drain()
    let isOver = gate.held {
      if !isClosing { putMark(at: .zero) }
      return isClosing
    }
    if !isOver { try drain() }
  }

  private func drain() throws(RecordError) {
    gate.enter()
    defer { gate.leave() }
    while found == nil, durable.bytes < total.bytes {
      isHurried = true
      gate.changed()
      gate.wait()
    }
    if let found { throw found }
  }
}

extension JournalQueue {
  /// The thread that writes, until it is told to end or the disk fails.
  private func work() {
    var last = Gate.now
    while let batch = take(since: last) {
      let outcome = write(batch.bytes)
      last = Gate.now
      gate.held {
        switch outcome {
        case .success: durable = batch.upTo
        case .failure(let error): found = found ?? error
        }
        gate.changed()
      }
      if case .failure = outcome { return }
    }
  }

  /// What is to be written next, once there is enough or it is time; nil at the end.
  private func take(since last: Int64) -> (bytes: WaitingBytes, upTo: (bytes: Int, records: Int))? {
    gate.enter()
    defer { gate.leave() }
    while true {
      while isEarly(since: last) {
        front.count == 0 ? gate.wait() : gate.wait(until: last + Self.pace)
      }
      isHurried = false
      if front.count > 0 { break }
      if isClosing { return nil }
    }
    front.exchange(with: back)
    // Whoever waits for room has it now.
    gate.changed()
    return (back, total)
  }

  /// Whether there is nothing to write, or too little of it too soon.
  private func isEarly(since last: Int64) -> Bool {
    guard !isClosing, !isHurried, front.count < batch else { return false }
    return front.count == 0 || Gate.now - last < Self.pace
  }

  /// An error of a disk is never asked again: what it once dropped it may later claim to have.
  private func write(_ bytes: WaitingBytes) -> Result<Void, RecordError> {
    do throws(RecordError) {
      try bytes.empty { (all) throws(RecordError) in try file?.append(all) }
      try file?.sync()
      return .success(())
    } catch { return .failure(error) }
  }
}
