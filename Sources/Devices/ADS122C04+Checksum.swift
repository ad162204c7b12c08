extension ADS122C04 {
  /// The CRC-16 of the chip: x^16 + x^12 + x^5 + 1, begun with all ones, most significant first.
  public static func checksum(of bytes: Span<UInt8>) -> UInt16 {
    var remainder: UInt16 = 0xFFFF
    for index in bytes.indices {
      remainder ^= UInt16(bytes[index]) << 8
      for _ in 0..<8 {
        let carry = remainder & 0x8000 != 0
        remainder <<= 1
        if carry { remainder ^= 0x1021 }
      }
    }
    return remainder
  }
}
