import Quantities
import Testing

@Suite("Quantities")
struct QuantityTests {
  @Test("two points on the Celsius scale subtract to a difference")
  func pointsAndDifferences() {
    #expect(Celsius(180.5) - Celsius(97.5) == Kelvins(83))
    #expect(Celsius(20) + Kelvins(5) == Celsius(25))
    #expect(Celsius(0).absolute == 273.15)
  }

  @Test("nothing is true of a temperature that is no number")
  func notANumber() {
    let nan = Celsius(.nan)
    #expect(!(nan < Celsius(0)) && !(nan <= Celsius(0)))
    #expect(!(nan > Celsius(0)) && !(nan >= Celsius(0)) && !(Celsius(0) <= nan))
  }

  @Test("products of quantities have the quantity that physics gives them")
  func products() {
    #expect(Amperes(0.002) * Ohms(100) == Volts(0.2))
    #expect(Volts(24) * Amperes(2) == Watts(48))
    #expect(Watts(40) * Seconds(0.5) == Joules(20))
    #expect(KelvinsPerSecond(2) * Seconds(3) == Kelvins(6))
    #expect(Amperes(1) * Seconds(3600) == Coulombs(3600))
  }

  @Test("time is whole nanoseconds", arguments: [0.1, 0.0000005, 15.0, 3600.25, -0.25])
  func time(seconds: Double) {
    let span = Seconds(seconds)
    #expect((span.value - seconds).magnitude < 0.6e-9)
    #expect(Instant.zero + span - Instant.zero == span)
  }

  @Test("one hundred thousand tenths of a second are exactly ten thousand seconds")
  func exactSum() {
    var t = Instant.zero
    for _ in 0..<100_000 { t += Seconds(0.1) }
    #expect(t - .zero == Seconds(10_000))
  }

  @Test("SCCM is at 0 °C and 101.325 kPa")
  func sccm() {
    // 101325 Pa x 1e-6 m3 / 60 s.
    #expect((SCCM(1).pascalCubicMetresPerSecond - 1.68875e-3).magnitude < 1e-9)
  }
}
