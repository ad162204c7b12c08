/// Student's distribution: how far a mean may lie off when the scatter itself is estimated.
enum Student {
  /// The factor that encloses 95 %, within 0.2 % from three degrees of freedom on.
  ///
  /// The expansion about the normal distribution of Abramowitz and Stegun, 26.7.5.
  static func factor(_ freedom: Int) -> Double {
    guard freedom > 2 else { return freedom == 2 ? 4.303 : 12.706 }
    let z = 1.959963984540054
    let z3 = z * z * z
    let z5 = z3 * z * z
    let z7 = z5 * z * z
    let z9 = z7 * z * z
    let n = Double(freedom)
    let first = (z3 + z) / 4
    let second = (5 * z5 + 16 * z3 + 3 * z) / 96
    let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384
    let fourth = (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160
    return z + first / n + second / (n * n) + third / (n * n * n) + fourth / (n * n * n * n)
  }
}
