/// Randomness that is a function of its seed and an index, never of who asked before.
public struct Noise: Sendable {
  private let seed: UInt64

  public init(seed: UInt64) { self.seed = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15) }

  /// Another, unrelated stream, for a part with a name or number of its own.
  public func stream(_ part: UInt64) -> Noise { Noise(seed: seed ^ Self.mix(part)) }

  /// Another, unrelated stream, named.
  public func stream(_ name: String) -> Noise {
    // FNV-1a: the standard hasher differs from process to process.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return stream(hash)
  }

  public func bits(_ index: UInt64) -> UInt64 {
    Self.mix(seed &+ index &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Even over 0 ..< 1.
  public func uniform(_ index: UInt64) -> Double {
    Double(bits(index) >> 11) * 0x1p-53
  }

  /// Normally distributed with unit variance, cut at six: the sum of twelve even numbers.
  public func gaussian(_ index: UInt64) -> Double {
    var sum = -6.0
    for i in 0..<12 { sum += uniform(index &* 12 &+ UInt64(i)) }
    return sum
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static func mix(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
