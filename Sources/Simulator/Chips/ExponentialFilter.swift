/// The digital filter of the MCP960x: DS20005426, section 5.2.2, k = 2 / (2^n + 1).
struct ExponentialFilter {
  private let keep: Double
  private var value: Double?

  /// Level 0 lets everything through, level 7 is the slowest.
  init(level: UInt8) {
    keep = 1 - 2 / (Double(1 << Int(level)) + 1)
  }

  var isOn: Bool { keep > 0 }

  /// Takes a sample, as if it had come `times` times over.
  mutating func take(_ sample: Double, times: Int64) -> Double {
    guard let old = value, keep > 0 else {
      value = sample
      return sample
    }
    var weight = 1.0
    var power = keep
    var left = times
    while left > 0 {
      if left & 1 == 1 { weight *= power }
      power *= power
      left >>= 1
    }
    let new = sample + (old - sample) * weight
    value = new
    return new
  }
}
