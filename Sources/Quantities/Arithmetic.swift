/// The functions of libm that Solidus needs, written out so that every machine computes the same
/// bits: only additions, multiplications and divisions, which IEEE 754 defines exactly.
public enum Arithmetic {
  /// The nearest whole number, ties to even. Only for magnitudes below 2^51.
  @inlinable public static func rounded(_ x: Double) -> Double {
    // Adding 1.5 x 2^52 pushes the fraction out of the significand, rounding it as IEEE does.
    (x + 6_755_399_441_055_744) - 6_755_399_441_055_744
  }

  /// The largest whole number not above `x`. Only for magnitudes below 2^51.
  @inlinable public static func floor(_ x: Double) -> Double {
    let nearest = rounded(x)
    return nearest > x ? nearest - 1 : nearest
  }

  /// A whole number as the nearest `Double`.
  ///
  /// Embedded Swift on 32 bits cannot inline `Double(Int64)` without allocating; this is the
  /// same number: each half is placed into a significand, and only the last sum rounds.
  @inlinable public static func double(_ n: Int64) -> Double {
    let high = Double(bitPattern: UInt64(bitPattern: (n &>> 32) + 0x4338_0000_0000_0000))
    let low = Double(bitPattern: UInt64(bitPattern: (n & 0xFFFF_FFFF) + 0x4338_0000_0000_0000))
    let origin = 6_755_399_441_055_744.0
    return (high - origin) * 4_294_967_296 + (low - origin)
  }

  /// Of two numbers the larger; unlike `max`, a NaN is passed on, never dropped.
  @inlinable public static func larger(_ a: Double, _ b: Double) -> Double {
    a.isNaN ? a : (b.isNaN ? b : (a > b ? a : b))
  }

  /// e to the power of `x`, within one unit in the last place or so.
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.2 { return 0 }
    // x = k ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts keeps r exact.
    let k = rounded(x * 1.4426950408889634)
    let r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    // The Taylor series to the 13th power is below half a unit in the last place at |r| = 0.347.
    // Its terms in pairs, and pairs of pairs: what does not wait for another is computed beside it.
    let r2 = r * r
    let r4 = r2 * r2
    let low = (0.5 + 1.0 / 6 * r) + r2 * (1.0 / 24 + 1.0 / 120 * r)
    let middle = (1.0 / 720 + 1.0 / 5040 * r) + r2 * (1.0 / 40320 + 1.0 / 362_880 * r)
    let high =
      (1.0 / 3_628_800 + 1.0 / 39_916_800 * r)
      + r2 * (1.0 / 479_001_600 + 1.0 / 6_227_020_800 * r)
    let p = r2 * (low + r4 * (middle + r4 * high)) + r + 1
    // Two steps, so that results below the normal range are rounded only once.
    let power = Int64(k)
    let half = power / 2
    return p * powerOfTwo(half) * powerOfTwo(power - half)
  }

  /// The natural logarithm; NaN below zero, minus infinity at zero.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    let scaled = x < 2.2250738585072014e-308 ? x * 18_014_398_509_481_984 : x
    let bits = scaled.bitPattern
    var exponent = Int64(bitPattern: bits &>> 52) - 1023 - (scaled == x ? 0 : 54)
    var m = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
    if m > 1.4142135623730951 {
      m *= 0.5
      exponent += 1
    }
    // ln m = 2 atanh(s) with s = (m - 1) / (m + 1), |s| <= 0.1716: an odd series.
    let s = (m - 1) / (m + 1)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    let low = (1.0 / 3 + 1.0 / 5 * z) + z2 * (1.0 / 7 + 1.0 / 9 * z)
    let middle = (1.0 / 11 + 1.0 / 13 * z) + z2 * (1.0 / 15 + 1.0 / 17 * z)
    let p = low + z4 * (middle + z4 * (1.0 / 19 + 1.0 / 21 * z))
    let k = double(exponent)
    return k * 0.693147180369123816490
      + (2 * s + (2 * s * z * p + k * 1.90821492927058770002e-10))
  }

  /// Two to a whole power, for exponents in the normal range.
  @inlinable static func powerOfTwo(_ k: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: k + 1023) &<< 52)
  }
}
