/// The bytes that the ADS122C04 answers with, and what protects them (SBAS751, data integrity).
struct DataFrame {
  private var bytes: [8 of UInt8] = InlineArray(repeating: 0)
  private(set) var length = 0

  subscript(_ index: Int) -> UInt8 { bytes[index] }

  mutating func append(_ byte: UInt8) {
    bytes[length] = byte
    length += 1
  }

  /// Every byte once more, with all its bits turned.
  mutating func appendInverse() {
    for i in 0..<length { append(~bytes[i]) }
  }

  /// CRC-16 with the polynomial 0x1021, begun with ones.
  mutating func appendChecksum() {
    var sum: UInt16 = 0xFFFF
    for i in 0..<length {
      var x = (sum >> 8) ^ UInt16(bytes[i])
      x ^= x >> 4
      sum = sum << 8 ^ x << 12 ^ x << 5 ^ x
    }
    append(UInt8(truncatingIfNeeded: sum >> 8))
    append(UInt8(truncatingIfNeeded: sum))
  }
}
