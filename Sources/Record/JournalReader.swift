internal import CDigest
import Glibc
public import Quantities

/// Reads a journal back, record by record, as far as it is whole.
public struct JournalReader {
  /// How a journal ends.
  public enum End: Hashable, Sendable {
    case whole
    /// The last record was not written to its end; so many bytes of it are left.
    case torn(bytes: Int)
    /// A record in the middle is not what was written; it begins at this byte.
    case damaged(at: Int)
  }

  private let bytes: [UInt8]

  public init(of path: String) throws(RecordError) {
    bytes = try WholeFile.read(path)
    guard bytes.starts(with: Journal.head) else {
      throw RecordError("\(path) is not a journal", remedy: "name the folder of a run")
    }
  }

  /// Every whole record in its order; returns how the journal ends.
  public func walk(_ use: (Span<UInt8>, Instant) -> Void) -> End {
    var place = Journal.head.count
    while place < bytes.count {
      guard place + Journal.before <= bytes.count else { return .torn(bytes: bytes.count - place) }
      let length = Int(number(at: place, bytes: 2))
      let end = place + Journal.before + length
      guard end + Journal.after <= bytes.count else { return .torn(bytes: bytes.count - place) }
      guard sum(place..<end) == UInt32(number(at: end, bytes: 4)) else {
        return end + Journal.after == bytes.count
          ? .torn(bytes: bytes.count - place) : .damaged(at: place)
      }
      let instant = Instant(nanoseconds: Int64(bitPattern: number(at: place + 2, bytes: 8)))
      use(bytes.span.extracting(place + Journal.before..<end), instant)
      place = end + Journal.after
    }
    return .whole
  }

  private func number(at place: Int, bytes count: Int) -> UInt64 {
    var value: UInt64 = 0
    for i in 0..<count { value |= UInt64(bytes[place + i]) << UInt64(8 * i) }
    return value
  }

  private func sum(_ range: Range<Int>) -> UInt32 {
    // The range lies within the array, which is alive for the call.
    unsafe bytes.withUnsafeBufferPointer {
      unsafe solidus_crc32c($0.baseAddress?.advanced(by: range.lowerBound), range.count)
    }
  }
}

/// A file read at once.
enum WholeFile {
  /// The file, or nil where there is none that can be read.
  static func there(_ path: String) -> [UInt8]? {
    do throws(RecordError) { return try read(path) } catch { return nil }
  }

  static func read(_ path: String) throws(RecordError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemWords.refusal("read", path, errno) }
    defer { _ = close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe part.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemWords.refusal("read", path, errno) }
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
