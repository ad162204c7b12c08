extension Arithmetic {
  /// The sine of a part of a full turn, within two units in the last place of one.
  ///
  /// Counting in turns makes the reduction exact: only the fraction of a turn matters.
  public static func sine(turns: Double) -> Double {
    // Half turns of either sign are mirrored into a quarter.
    var part = turns - rounded(turns)
    if part > 0.25 { part = 0.5 - part } else if part < -0.25 { part = -0.5 - part }
    let x = part * 6.283185307179586
    let z = x * x
    // The Taylor series to the 23rd power is below one in 10^17 at a quarter of a turn.
    var p = -3.8681701706306835e-23
    p = p * z + 1.9572941063391263e-20
    p = p * z - 8.220635246624329e-18
    p = p * z + 1.0 / 355_687_428_096_000
    p = p * z - 1.0 / 1_307_674_368_000
    p = p * z + 1.0 / 6_227_020_800
    p = p * z - 1.0 / 39_916_800
    p = p * z + 1.0 / 362_880
    p = p * z - 1.0 / 5040
    p = p * z + 1.0 / 120
    p = p * z - 1.0 / 6
    return x + x * z * p
  }
}
