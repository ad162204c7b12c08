extension Arithmetic {
  /// The square root, rounded correctly as IEEE 754 has it; NaN below zero.
  ///
  /// Processors have an instruction for it. Where there is none Swift would call libm, which is not
  /// there either: it is found by hand, to the same bits.
  @inlinable public static func squareRoot(_ x: Double) -> Double {
    #if hasFeature(Embedded)
      rootByHand(x)
    #else
      x.squareRoot()
    #endif
  }

  /// The same with whole numbers alone, one binary digit after the other.
  @usableFromInline static func rootByHand(_ x: Double) -> Double {
    if x == 0 || x == .infinity { return x }
    guard x > 0 else { return .nan }
    // Below the normal range it is moved up by an even power of two, whose root is exact.
    if x < 2.2250738585072014e-308 { return rootByHand(x * 0x1p54) * 0x1p-27 }
    let bits = x.bitPattern
    var exponent = Int64(bitPattern: bits &>> 52) - 1023
    var digits = bits & 0x000F_FFFF_FFFF_FFFF | 0x0010_0000_0000_0000
    if exponent & 1 != 0 {
      digits &<<= 1
      exponent -= 1
    }
    var root: UInt64 = 0
    var rest: UInt64 = 0
    // 53 digits and one to round by; no root lies halfway between two numbers.
    for place in Int64(0)..<54 {
      let next = place < 27 ? digits &>> UInt64(bitPattern: 52 - 2 * place) & 3 : 0
      rest = rest &<< 2 | next
      let trial = root &<< 2 | 1
      root &<<= 1
      if rest >= trial {
        rest -= trial
        root |= 1
      }
    }
    // The leading digit adds one to the exponent.
    let half = UInt64(bitPattern: exponent / 2 + 1022)
    return Double(bitPattern: (half &<< 52) &+ (root + 1) &>> 1)
  }
}
