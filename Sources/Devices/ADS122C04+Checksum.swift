extension ADS122C04 {
  /// The CRC-16 of the chip: x^16 + x^12 + x^5 + 1, begun with all ones, most significant first.
  public static func checksum(of bytes: Span<UInt8>) -> UInt16 {
    var remainder: UInt16 = 0xFFFF
    for index in bytes.indices {
      // Eight shifts at once: what they carry out comes back at the places of the three terms, and
      // of that the upper half once more.
      var carried = (remainder >> 8) ^ UInt16(bytes[index])
      carried ^= carried >> 4
      remainder = (remainder << 8) ^ (carried << 12) ^ (carried << 5) ^ carried
    }
    return remainder
  }
}
