import Quantities

/// "A step was completed", and when: what a control process says to its guardian.
struct BeatMessage: Hashable {
  /// On the monotonic clock that both read.
  let sent: Instant

  private static let head = Array("solidus1".utf8)
  static let size = head.count + 8

  init(sent: Instant) { self.sent = sent }

  var bytes: [UInt8] {
    let number = UInt64(bitPattern: sent.nanoseconds)
    return Self.head + (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  /// Nil if the bytes are anything else.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.size, bytes.starts(with: Self.head) else { return nil }
    let number = bytes[Self.head.count...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    sent = Instant(nanoseconds: Int64(bitPattern: number))
  }
}
