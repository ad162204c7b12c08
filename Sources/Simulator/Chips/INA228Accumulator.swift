/// A 40-bit sum over time, kept exactly: whole counts, and what is left over in fine parts.
struct INA228Accumulator {
  /// One more than the largest count; past it the register starts again from zero.
  private let limit: Int64
  /// How many fine parts make one count.
  private let parts: Int64
  private(set) var count: Int64 = 0
  private var rest: Int64 = 0
  /// How often the register went past its end.
  private(set) var wraps = 0

  /// CHARGE: 40 bits with sign, a count is CURRENT_LSB x 1 s, a part 0.5 ns of it.
  static let charge = INA228Accumulator(limit: 1 << 39, parts: 2_000_000_000)
  /// ENERGY: 40 bits without sign, a count is 16 POWER_LSB x 1 s, a part 0.5 ns of POWER_LSB.
  static let energy = INA228Accumulator(limit: 1 << 40, parts: 32_000_000_000)

  private init(limit: Int64, parts: Int64) {
    self.limit = limit
    self.parts = parts
  }

  /// The lowest 40 bits, as the register shows them.
  var bits: UInt64 { UInt64(bitPattern: count) & 0xFF_FFFF_FFFF }

  mutating func add(_ amount: Int64) {
    let sum = rest + amount
    // Floor, so that the rest is never negative and the order of additions does not matter.
    var whole = sum / parts
    rest = sum % parts
    if rest < 0 {
      rest += parts
      whole -= 1
    }
    count += whole
    // SLYS021A, 8.1.2: upon overflow the register rolls over and starts from zero.
    if count >= limit {
      count -= limit
      wraps += 1
    } else if count < -limit {
      count += limit
      wraps += 1
    }
  }

  mutating func clear() {
    count = 0
    rest = 0
    wraps = 0
  }
}
