internal import CDigest
import Quantities

/// How a record stands in the file of a journal.
///
/// ```
///   "solidus journal 2\n"
///   per record, least significant byte first:
///     0-1    bytes of the record
///     2-9    its instant in ns
///     10-    the record
///     then   CRC-32C of all of that, exclusive or with the four bytes before the record: 4 bytes
/// ```
/// So each sum holds the record to the one before it: none can be left out, doubled or exchanged.
/// A record whose first byte is 0 is a mark: all before the byte whose number follows was on the
/// disk when it was written. What is damaged before a mark was lost by the disk, what is damaged after
/// the last one was never promised.
enum JournalFrame {
  static let head = Array("solidus journal 2\n".utf8)
  /// The length and the instant before a record, and the sum after it.
  static let before = 10
  static let after = 4
  /// The first byte of a mark; no record of an instrument has it.
  static let mark: UInt8 = 0
  static let longest = before + Int(UInt16.max) + after

  /// Puts a record behind what is there; returns its sum, which the next one needs.
  static func put(
    _ record: Span<UInt8>, at now: Instant, after previous: UInt32, into bytes: WaitingBytes
  ) -> UInt32 {
    let start = bytes.count
    bytes.put(UInt16(truncatingIfNeeded: record.count))
    bytes.put(now.nanoseconds)
    bytes.put(record)
    let sum = bytes.sum(from: start) ^ previous
    bytes.put(sum)
    return sum
  }

  /// A mark that everything before a byte was kept.
  static func mark(upTo place: Int) -> [UInt8] {
    [mark] + (0..<8).map { UInt8(truncatingIfNeeded: place >> (8 * $0)) }
  }

  /// What stands in place of a sum before the first record.
  static let seed: UInt32 = unsafe head.withUnsafeBufferPointer {
    // The head is a constant, alive for the call.
    unsafe solidus_crc32c($0.baseAddress, $0.count)
  }
}
