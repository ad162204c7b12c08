extension UInt64 {
  /// One word of FNV-1a, folded at a time: cheap enough for every step, and any bit counts.
  mutating func mix(_ number: Double) {
    self = (self ^ number.bitPattern) &* 0x0000_0100_0000_01B3
    self ^= self &>> 32
  }
}
