import Quantities
import Safety
import Testing

@testable import Instrument

@Suite("Waiting for a conversion that began after a write")
struct ConversionCountTests {
  private func reading(at second: Double) throws -> TrustedTemperature {
    var validator = Validator(
      lowest: Celsius(0), highest: Celsius(100), fastest: KelvinsPerSecond(10))
    return try validator.check(Celsius(25), measured: .zero + Seconds(second))
  }

  @Test("takes two that were read after it: the first may have ended before it")
  func two() throws {
    var count = ConversionCount(since: .zero + Seconds(1))
    count = count.hearing(nil)
    count = count.hearing(try reading(at: 1))
    #expect(!count.isEnough)
    count = count.hearing(try reading(at: 1.1))
    count = count.hearing(try reading(at: 1.1))
    #expect(!count.isEnough)
    count = count.hearing(try reading(at: 1.2))
    #expect(count.isEnough)
  }
}
