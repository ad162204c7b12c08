/// The bytes that an ADS122C04 has ready to be clocked out.
struct ADS122C04Frame {
  private var bytes: [8 of UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
  private(set) var count = 0

  subscript(_ index: Int) -> UInt8 { bytes[index] }

  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// Adds what the register asks to follow the data (SBAS751B, 8.5.4).
  mutating func seal(with integrity: ADS122C04Settings.Integrity) {
    switch integrity {
    case .none: return
    case .inverted:
      for i in 0..<count { append(~bytes[i]) }
    case .checksum:
      let sum = checksum
      append(UInt8(truncatingIfNeeded: sum >> 8))
      append(UInt8(truncatingIfNeeded: sum))
    }
  }

  /// CRC-16 CCITT: x^16 + x^12 + x^5 + 1, seeded with ones.
  private var checksum: UInt16 {
    var sum: UInt16 = 0xFFFF
    for i in 0..<count {
      sum = Self.shifted(sum, by: bytes[i] >> 4)
      sum = Self.shifted(sum, by: bytes[i] & 15)
    }
    return sum
  }

  /// Takes in four bits; what falls out at the top comes back at bits 12, 5 and 0.
  private static func shifted(_ sum: UInt16, by nibble: UInt8) -> UInt16 {
    let out = sum >> 12 ^ UInt16(nibble)
    return sum << 4 ^ out << 12 ^ out << 5 ^ out
  }
}
