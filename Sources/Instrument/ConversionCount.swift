import Quantities
import Safety

/// How many conversions were read since something was written to the chip.
public struct ConversionCount: Hashable, Sendable {
  let began: Instant
  private var heard = 0
  private var last: Instant

  init(since began: Instant) {
    self.began = began
    last = began
  }

  /// The first may have ended before the writing; the second began after it.
  var isEnough: Bool { heard >= 2 }

  /// With the reading that was believed last, which may be one that was counted already.
  func hearing(_ reading: TrustedTemperature?) -> ConversionCount {
    guard let reading, reading.measured > last else { return self }
    var count = self
    count.heard += 1
    count.last = reading.measured
    return count
  }
}
