import Analysis
import Quantities
import Testing

@Suite("A frequency that is measured twice")
struct RepeatedPointTests {
  /// Half a per cent of noise on either part, by the seed.
  private static func noise(_ seed: UInt64) -> Complex {
    var x = seed &* 0x9E37_79B9_7F4A_7C15
    func next() -> Double {
      var sum = -6.0
      for _ in 0..<12 {
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9 &+ 0x9E37_79B9_7F4A_7C15
        x ^= x >> 27
        sum += Double(x >> 11) * 0x1p-53
      }
      return sum
    }
    return Complex(next(), next()) * 0.005
  }

  private static func point(_ share: Double, _ seed: UInt64) -> MeasuredImpedance {
    let truth = Complex(30, -20) * share
    return MeasuredImpedance(
      at: Hertz(0.3), truth + noise(seed) * truth.magnitude, scatter: 0.005 * truth.magnitude)
  }

  @Test("a drift of a tenth under half a per cent of noise is seen in 120 of 120 spectra")
  func drifted() {
    let seen = (1...120).count { seed in
      // Of a tenth nine parts come after the middle frequency: the slow ones take the time.
      let pair = RepeatedPoint(
        Self.point(1, UInt64(seed)), then: Self.point(1.09, UInt64(seed + 5000)))
      return pair.hasChanged
    }
    #expect(seen == 120)
  }

  @Test("a cell that stays as it is has changed in none of 2,000")
  func still() {
    let wrong = (1...2000).count { seed in
      RepeatedPoint(Self.point(1, UInt64(seed)), then: Self.point(1, UInt64(seed + 9000)))
        .hasChanged
    }
    #expect(wrong == 0)
  }
}
