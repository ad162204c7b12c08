public import Instrument
public import Quantities

/// The source of truth of a run: every record as it came, each with its time and a checksum.
///
/// ```
///   "solidus journal 1\n"
///   per record, least significant byte first:
///     0-1    bytes of the record
///     2-9    its instant in ns
///     10-    the record
///     then   CRC-32C of all of that, 4 bytes
/// ```
/// It only grows. A torn last record is dropped when it is read; nothing before it is touched.
public final class Journal: RecordSink {
  static let head = Array("solidus journal 1\n".utf8)
  /// The length and the instant before a record, and the sum after it.
  static let before = 10
  static let after = 4

  private let file: AppendFile
  private var failure: RecordError?
  private var count = 0

  public init(creating path: String) throws(RecordError) {
    file = try AppendFile(creating: path)
    file.waiting.put(Self.head.span)
  }

  /// How many records it holds.
  public var records: Int { count }
  /// Why it could not take a record; nil while nothing is lost.
  public var loss: RecordError? { failure }

  public func add(_ record: Span<UInt8>, at now: Instant) {
    guard failure == nil else { return }
    let waiting = file.waiting
    let start = waiting.count
    waiting.put(UInt16(truncatingIfNeeded: record.count))
    waiting.put(now.nanoseconds)
    waiting.put(record)
    waiting.put(waiting.sum(from: start))
    do throws(RecordError) { try file.flushIfFull() } catch { failure = error }
    count += 1
  }

  /// A record of text from the one who runs the instrument.
  public func note(_ text: String, at now: Instant) {
    let bytes = [RecordKind.note.rawValue] + Array(text.utf8.prefix(60_000))
    add(bytes.span, at: now)
  }

  /// Returns once everything is on the disk, or says why it is not.
  public func sync() throws(RecordError) {
    if let failure { throw failure }
    try file.sync()
  }
}
