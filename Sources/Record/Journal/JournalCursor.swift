internal import CDigest
import Quantities

/// Goes through the bytes of a journal, record by record; what is damaged is never handed out.
struct JournalCursor {
  /// A record: where its bytes are, and its instant.
  struct Frame {
    let bytes: Range<Int>
    let at: Instant
  }

  private let bytes: [UInt8]
  /// Whether each sum has been found right before.
  private let isProven: Bool
  /// Behind the last record that was handed out.
  private(set) var place = JournalFrame.head.count
  /// Where in the file the bytes begin.
  private var origin = 0
  private var sum = JournalFrame.seed
  private var latest = Instant.zero
  /// Up to where the disk had everything once; nil before anybody had to know.
  private var promised: UInt64?
  /// How it ended, once there is no next record.
  private(set) var end = JournalReader.End()

  init(_ bytes: [UInt8], isProven: Bool = false) {
    self.bytes = bytes
    self.isProven = isProven
  }

  /// The same at the same record, in bytes that begin with the one after it.
  ///
  /// - Parameter origin: where in the file they begin.
  func going(on bytes: [UInt8], from origin: Int) -> JournalCursor {
    var cursor = JournalCursor(bytes)
    cursor.place = 0
    cursor.origin = origin
    cursor.sum = sum
    cursor.latest = latest
    cursor.end = end
    return cursor
  }

  /// The next record; nil at the end, whatever that is.
  mutating func next() -> Frame? {
    while place < bytes.count {
      guard let frame = whole(at: place, after: sum) else {
        guard goOn() else { return nil }
        continue
      }
      place = frame.bytes.upperBound + JournalFrame.after
      sum = UInt32(number(at: frame.bytes.upperBound, bytes: 4))
      guard !isMark(frame) else {
        let start = frame.bytes.lowerBound
        end.isSealed =
          number(at: start + 1, bytes: 8) == UInt64(start - JournalFrame.before + origin)
        continue
      }
      end.isSealed = false
      end.isEmpty = false
      latest = frame.at
      return frame
    }
    return nil
  }

  /// Whether a frame has exactly these bytes.
  func holds(_ record: Span<UInt8>, in frame: Frame) -> Bool {
    guard record.count == frame.bytes.count else { return false }
    for index in record.indices where record[index] != bytes[frame.bytes.lowerBound + index] {
      return false
    }
    return true
  }

  /// The frame that stands somewhere, if it is whole and follows that sum.
  private func whole(at place: Int, after previous: UInt32) -> Frame? {
    guard place + JournalFrame.before <= bytes.count else { return nil }
    let start = place + JournalFrame.before
    let finish = start + Int(number(at: place, bytes: 2))
    guard finish > start, finish + JournalFrame.after <= bytes.count else { return nil }
    let written = UInt32(number(at: finish, bytes: 4))
    guard isProven || sum(place..<finish) ^ previous == written else { return nil }
    let instant = Instant(nanoseconds: Int64(bitPattern: number(at: place + 2, bytes: 8)))
    return Frame(bytes: start..<finish, at: instant)
  }

  private func isMark(_ frame: Frame) -> Bool {
    bytes[frame.bytes.lowerBound] == JournalFrame.mark && frame.bytes.count == 9
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

extension JournalCursor {
  /// Goes on behind what is damaged, if the disk once had it; false where the journal is torn.
  private mutating func goOn() -> Bool {
    let broken = place
    end.isSealed = false
    let known = promised ?? promise(after: broken)
    promised = known
    guard known > UInt64(broken + origin) else {
      end.torn = bytes.count - broken
      place = bytes.count
      return false
    }
    let next = whole(after: broken) ?? bytes.count
    end.holes.append(
      JournalReader.End.Hole(place: broken + origin, bytes: next - broken, since: latest))
    place = next
    sum = UInt32(number(at: next - 4, bytes: 4))
    return next < bytes.count
  }

  /// Where the first two whole records behind a place are, or one at the very end.
  fileprivate func whole(after place: Int) -> Int? {
    var candidate = place + JournalFrame.after
    while candidate + JournalFrame.before < bytes.count {
      defer { candidate += 1 }
      guard isLikely(candidate),
        let frame = whole(at: candidate, after: UInt32(number(at: candidate - 4, bytes: 4)))
      else { continue }
      let behind = frame.bytes.upperBound + JournalFrame.after
      let sum = UInt32(number(at: frame.bytes.upperBound, bytes: 4))
      if behind == bytes.count || whole(at: behind, after: sum) != nil { return candidate }
    }
    return nil
  }

  /// Whether an instant stands there that could follow: sums are not taken at every byte.
  private func isLikely(_ place: Int) -> Bool {
    let nanoseconds = Int64(bitPattern: number(at: place + 2, bytes: 8))
    let limit = latest.nanoseconds.addingReportingOverflow(Self.longestGap).partialValue
    return nanoseconds == 0 || nanoseconds >= latest.nanoseconds && nanoseconds <= limit
  }

  /// A year and more, in ns: no damage hides a longer time.
  private static let longestGap = Int64(400 * 86_400) * 1_000_000_000

  /// Up to which byte any mark from a place on says that the disk had everything, damaged or not in
  /// between; 0 where there is no mark.
  private func promise(after place: Int) -> UInt64 {
    var promised: UInt64 = 0
    let length = JournalFrame.before + 9 + JournalFrame.after
    for start in stride(from: max(place, 4), through: bytes.count - length, by: 1)
    where bytes[start] == 9 && bytes[start + 1] == 0 {
      guard bytes[start + JournalFrame.before] == JournalFrame.mark,
        whole(at: start, after: UInt32(number(at: start - 4, bytes: 4))) != nil
      else { continue }
      promised = max(promised, number(at: start + JournalFrame.before + 1, bytes: 8))
    }
    return promised
  }
}

extension JournalCursor {
  /// At the first whole record in the end of a file; nil where there is none.
  ///
  /// - Parameter origin: where in the file the bytes begin.
  init?(ending bytes: [UInt8], from origin: Int) {
    self.init(bytes)
    self.origin = origin
    guard let first = whole(after: 0) else { return nil }
    place = first
    sum = UInt32(number(at: first - JournalFrame.after, bytes: 4))
  }
}
