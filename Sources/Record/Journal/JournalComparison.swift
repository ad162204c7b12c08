public import Instrument
public import Quantities

/// Takes the records of a run that is made again, and finds the first that is not as it was.
public final class JournalComparison: RecordSink {
  /// The first thing that is not the same.
  public enum Difference: Hashable, Sendable {
    /// The record with this number, from 0 on, and when it was kept.
    case record(number: Int, seconds: Double)
    /// The journal has more records.
    case shorter
    /// The journal has no such record any more.
    case longer
    /// The journal cannot be read further.
    case unreadable
  }

  private var cursor: JournalCursor
  private var found: Difference?
  private var count = 0
  private var follower: (any RecordSink)?

  private let total: Int

  public init(with run: KeptRun) {
    cursor = run.journal.cursor
    total = run.look.count
  }

  /// Who gets the records afterwards.
  public var next: (any RecordSink)? {
    get { follower }
    set { follower = newValue }
  }

  /// How many records were the same, until one was not.
  public var compared: Int { count }

  /// Whether the journal has no further record to be compared.
  public var isThrough: Bool { count >= total || found != nil }

  /// Whether one was not; that the journal ends before the run does is no difference.
  public var hasDiffered: Bool { found.map { $0 != .longer } ?? false }

  /// What is not the same, once the run is over.
  public var difference: Difference? {
    if let found { return found }
    var rest = cursor
    return rest.next() == nil ? nil : .shorter
  }

  public func add(_ record: Span<UInt8>, at now: Instant) {
    follower?.add(record, at: now)
    guard found == nil else { return }
    guard let kept = cursor.next() else {
      found = cursor.end.holes.isEmpty ? .longer : .unreadable
      return
    }
    if kept.at == now, cursor.holds(record, in: kept) {
      count += 1
    } else {
      found =
        cursor.end.holes.isEmpty
        ? .record(number: count, seconds: Double((kept.at - Instant.zero).nanoseconds) / 1e9)
        : .unreadable
    }
  }
}
