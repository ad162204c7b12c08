extension UInt64 {
  /// One word of FNV-1a, folded at a time: cheap enough for every step, and any bit counts.
  mutating func mix(_ number: Double) { mix(number.bitPattern) }

  mutating func mix(_ word: UInt64) {
    self = (self ^ word) &* 0x0000_0100_0000_01B3
    self ^= self &>> 32
  }

  /// What a seal begins with.
  static let unsealed: UInt64 = 0xCBF2_9CE4_8422_2325
}
