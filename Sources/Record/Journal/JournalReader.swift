import Documents
import Glibc
public import Quantities

/// Reads a journal back, record by record, as far as it is whole.
public struct JournalReader {
  /// How far a journal is whole.
  public struct End: Hashable, Sendable {
    /// Something that the disk once had, and that is not what was written.
    public struct Hole: Hashable, Sendable {
      /// Its first byte in the file, and how many are left out.
      public let place, bytes: Int
      /// Of the last record before it.
      public let since: Instant
    }

    public internal(set) var holes: [Hole] = []
    /// How many bytes at the end are no whole record.
    public internal(set) var torn = 0
    /// Whether it has no record at all that can be read.
    public internal(set) var isEmpty = true
    /// Whether it ends with the mark that all of it was kept, as that of a run does that ended in order.
    public internal(set) var isSealed = false

    public var isWhole: Bool { holes.isEmpty && torn == 0 }
  }

  private let bytes: [UInt8]
  /// Whether somebody has gone through it and found it whole.
  private var isProven = false

  public init(of path: String) throws(RecordError) {
    bytes = try WholeFile.read(path)
    // A run that was cut off at once has written less than the head.
    guard bytes.starts(with: JournalFrame.head) || JournalFrame.head.starts(with: bytes) else {
      throw RecordError("\(path) is not a journal", remedy: "name the folder of a run")
    }
  }

  /// Every whole record in its order; returns how the journal ends.
  public func walk(_ use: (Span<UInt8>, Instant) -> Void) -> End {
    var cursor = cursor
    while let frame = cursor.next() { use(bytes.span.extracting(frame.bytes), frame.at) }
    return cursor.end
  }

  /// At the first record.
  var cursor: JournalCursor { JournalCursor(bytes, isProven: isProven) }

  /// The same bytes, whose sums need not be taken again.
  var proven: JournalReader {
    var reader = self
    reader.isProven = true
    return reader
  }
}
