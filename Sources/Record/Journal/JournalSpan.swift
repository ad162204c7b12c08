import Glibc
import Quantities

/// How long a journal goes, found at its two ends: what lies between is long, and is not read.
struct JournalSpan {
  /// Between the first and the last whole record, in s.
  let seconds: Double

  /// Nil where no record is found there.
  init?(of path: String) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    var head = JournalCursor(Self.read(file, from: 0, Self.least))
    guard let first = head.next()?.at, let last = Self.last(of: file, size) else { return nil }
    seconds = Double((last - first).nanoseconds) / 1e9
  }

  /// Records have tens of bytes; behind the last of them there may be what was torn.
  private static let least = 1 << 13
  private static let most = 1 << 20

  private static func last(of file: Int32, _ size: Int) -> Instant? {
    var part = least
    while true {
      let from = max(0, size - part)
      let bytes = read(file, from: from, size - from)
      var cursor = from == 0 ? JournalCursor(bytes) : JournalCursor(ending: bytes, from: from)
      var last: Instant?
      while let frame = cursor?.next() { last = frame.at }
      if last != nil || from == 0 || part >= most { return last }
      part *= 16
    }
  }

  private static func read(_ file: Int32, from place: Int, _ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    // The buffer is alive for the call, and its count is passed beside it.
    let read = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(file, $0.baseAddress, $0.count, off_t(place))
    }
    return Array(bytes.prefix(max(0, read)))
  }
}
