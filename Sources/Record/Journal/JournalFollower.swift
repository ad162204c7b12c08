import Glibc
public import Quantities

/// Reads a journal while somebody writes it: each record once, as soon as it is whole.
public final class JournalFollower {
  private let path: String
  private let file: Int32
  /// How many bytes of the file were taken in.
  private var taken = 0
  private var cursor: JournalCursor?
  /// What is behind the last whole record.
  private var rest: [UInt8] = []

  public init(of path: String) throws(RecordError) {
    self.path = path
    file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemWords.refusal("read", path, errno) }
  }

  deinit { _ = close(file) }

  /// Whether the one who makes the journal is still alive. One that was killed, or lost its power, is not.
  public var isWritten: Bool {
    guard flock(file, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
    _ = flock(file, LOCK_UN)
    return false
  }

  /// How far it is whole, as long as nobody writes it any more.
  public var end: JournalReader.End {
    guard let cursor else { return JournalReader.End() }
    // Marks behind the last record were not taken in with it.
    var tail = cursor.going(on: rest, from: taken - rest.count)
    _ = tail.next()
    return tail.end
  }

  /// Hands out what came since the last time.
  public func read(_ use: (Span<UInt8>, Instant) -> Void) throws(RecordError) {
    let before = rest.count
    try takeIn()
    guard rest.count > before else { return }
    if cursor == nil {
      guard rest.count >= JournalFrame.head.count else { return }
      guard rest.starts(with: JournalFrame.head) else {
        throw RecordError("\(path) is not a journal", remedy: "name the folder of a run")
      }
    }
    var now = cursor.map { $0.going(on: rest, from: taken - rest.count) } ?? JournalCursor(rest)
    // Where a cursor finds nothing whole it calls the journal torn; here more may come.
    var known = now
    while let frame = now.next() {
      use(rest.span.extracting(frame.bytes), frame.at)
      known = now
    }
    rest.removeFirst(known.place)
    cursor = known
  }

  private func takeIn() throws(RecordError) {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe part.withUnsafeMutableBytes {
        unsafe pread(file, $0.baseAddress, $0.count, off_t(taken))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemWords.refusal("read", path, errno) }
      if count == 0 { return }
      rest += part[..<count]
      taken += count
    }
  }
}
