public import Instrument
public import Quantities

/// The source of truth of a run: every record as it came, in a file that only grows.
///
/// Whoever records never waits for a disk, as long as there is room in `JournalQueue`; a thread of
/// its own writes, and tells what is kept. The file is described in `JournalFrame`.
public final class Journal: RecordSink {
  private let queue: JournalQueue
  private var count = 0

  public convenience init(creating path: String) throws(RecordError) {
    let file = try AppendFile(creating: path)
    file.claim()
    self.init(on: file, whenFull: .wait)
  }

  /// A journal on a file that is empty.
  ///
  /// - Parameter policy: what is done when more waits than there is room for.
  public init(on file: any DurableFile, whenFull policy: JournalQueue.WhenFull) {
    queue = JournalQueue(file, policy)
    queue.start()
  }

  deinit { queue.close() }

  /// How many records it was given.
  public var records: Int { count }
  /// How many of them will outlast a loss of power.
  public var keptRecords: Int { queue.kept.records }
  /// Why it could not take a record; nil while nothing is lost.
  public var loss: RecordError? { queue.failure }

  public func add(_ record: Span<UInt8>, at now: Instant) {
    if queue.put(record, at: now) { count += 1 }
  }

  /// A record of text from the one who runs the instrument.
  public func note(_ text: String, at now: Instant) {
    let bytes = [RecordKind.note.rawValue] + Array(text.utf8.prefix(60_000))
    add(bytes.span, at: now)
  }

  /// Takes nothing any more, and lets the file go: who still holds this has no use for it.
  public func close() { queue.close() }

  /// Returns once everything is on the disk and marked so, or says why it is not.
  public func sync() throws(RecordError) { try queue.sync() }
}
