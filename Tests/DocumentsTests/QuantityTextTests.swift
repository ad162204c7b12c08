import Documents
import Quantities
import Testing

@Suite("Written quantities")
struct QuantityTextTests {
  private func counted<Value: WrittenQuantity>(_ text: String, _: Value.Type) -> Double? {
    do throws(QuantityProblem) { return try Value(written: text).counted } catch { return nil }
  }

  private func problem<Value: WrittenQuantity>(_ text: String, _: Value.Type) -> String {
    do throws(QuantityProblem) {
      return "read as \(try Value(written: text).counted)"
    } catch {
      return "\(error.message); \(error.remedy)"
    }
  }

  @Test("each kind has its units")
  func kinds() {
    #expect(counted("120 C", Celsius.self) == 120)
    #expect(counted("-20.5 \u{B0}C", Celsius.self) == -20.5)
    #expect(counted("5 K", Kelvins.self) == 5)
    #expect(counted("3 K/min", KelvinsPerSecond.self) == 0.05)
    #expect(counted("1.5 mV", Volts.self) == 0.0015)
    #expect(counted("0.3mA", Amperes.self) == 0.0003)
    #expect(counted("1.5 mA/cm2", AmperesPerSquareMetre.self) == 15)
    #expect(counted("7 uA/cm2", AmperesPerSquareMetre.self) == 0.07)
    #expect(counted("1.62 kohm", Ohms.self) == 1620)
    #expect(counted("100 kHz", Hertz.self) == 100_000)
    #expect(counted("470 nF", Farads.self) == 470e-9)
    #expect(counted("5 mAh", Coulombs.self) == 18)
    #expect(counted("2 mAh/cm2", CoulombsPerSquareMetre.self) == 72_000)
    #expect(counted("3860 mAh/g", CoulombsPerKilogram.self) == 13_896_000)
    #expect(counted("760 Torr", Pascals.self) == 101_325)
    #expect(counted("1 atm", Pascals.self) == 101_325)
    #expect(counted("2 mbar", Pascals.self) == 200)
    #expect(counted("0.1 slm", SCCM.self) == 100)
    #expect(counted("1.1 um", Nanometres.self) == 1100)
    #expect(counted("1.27 cm2", SquareMetres.self) == 1.27e-4)
    #expect(counted("12 mg", Kilograms.self) == 12e-6)
    #expect(counted("1.2 kW", Watts.self) == 1200)
    #expect(counted("1 Wh", Joules.self) == 3600)
    #expect(counted("800 J/K", JoulesPerKelvin.self) == 800)
    #expect(counted("300 mW/K", WattsPerKelvin.self) == 0.3)
    #expect(counted("20 %", Ratio.self) == 0.2)
    #expect(counted("0.2", Ratio.self) == 0.2)
  }

  @Test("times add up, from the larger unit to the smaller")
  func times() throws {
    #expect(try Seconds(written: "0.1 s") == Seconds.milliseconds(100))
    #expect(try Seconds(written: "1 h 30 min") == Seconds(5400))
    #expect(try Seconds(written: "1 d 2 h 3 min 4.5 s") == Seconds(93_784.5))
    #expect(try Seconds(written: "20 us").nanoseconds == 20_000)
    #expect(try Seconds(written: "3000 h").nanoseconds == 10_800_000_000_000_000)
  }

  @Test("capitals matter: mohm and Mohm, m and M, C of charge and C of temperature")
  func traps() {
    #expect(counted("1 mohm", Ohms.self) == 0.001)
    #expect(counted("1 Mohm", Ohms.self) == 1_000_000)
    #expect(counted("1 M\u{3A9}", Ohms.self) == 1_000_000)
    #expect(counted("1 m\u{2126}", Ohms.self) == 0.001)
    #expect(counted("1 mHz", Hertz.self) == 0.001)
    #expect(counted("1 MHz", Hertz.self) == 1_000_000)
    #expect(counted("5 C", Celsius.self) == 5)
    #expect(counted("5 C", Coulombs.self) == 5)
    #expect(counted("5 \u{B5}m", Nanometres.self) == 5000)
    #expect(counted("5 \u{3BC}A/cm\u{B2}", AmperesPerSquareMetre.self) == 0.05)
    #expect(counted("1 cm^2", SquareMetres.self) == 1e-4)
  }

  @Test("what cannot be read says why, and what to write")
  func problems() {
    #expect(
      problem("150", Celsius.self) == "'150' has no unit; a temperature is due: write 150 C")
    #expect(
      problem("10", Volts.self)
        == "'10' has no unit; a voltage is due: write 10 uV, 10 mV, 10 V or 10 kV")
    #expect(
      problem("393 K", Celsius.self)
        == "'393 K' is a temperature difference, but a temperature is due; write 119.85 C: "
        + "points are in C, K is for differences")
    #expect(
      problem("5 C", Kelvins.self)
        == "'5 C' is a temperature or a charge, but a temperature difference is due; write 5 K")
    #expect(
      problem("120 F", Celsius.self)
        == "'120 F' is a capacitance, but a temperature is due; write it in C")
    #expect(
      problem("30 m", Seconds.self)
        == "'30 m' is a length, but a time is due; write it in ns, us, ms, s, min, h or d")
    #expect(
      problem("1 MOhm", Ohms.self)
        == "unknown unit 'MOhm' in '1 MOhm'; did you mean 'Mohm'? a resistance is written in "
        + "mohm, ohm, kohm or Mohm")
    #expect(
      problem("5 volts", Volts.self)
        == "unknown unit 'volts' in '5 volts'; a voltage is written in uV, mV, V or kV")
    #expect(
      problem("-300 C", Celsius.self) == "'-300 C' is below -273.15 C; write at least -273.15 C")
    #expect(problem("-1 Pa", Pascals.self) == "'-1 Pa' is below 0 Pa; write at least 0 Pa")
    #expect(
      problem("30 min 1 h", Seconds.self)
        == "'30 min 1 h' has parts that do not add up; write one number and one unit; only a "
        + "time may be written as 1 h 30 min")
    #expect(
      problem("1 V 2 mV", Volts.self)
        == "'1 V 2 mV' has parts that do not add up; write one number and one unit; only a time "
        + "may be written as 1 h 30 min")
    #expect(
      problem("1e999 V", Volts.self)
        == "'1e999 V' is beyond the range of numbers; check the exponent")
    #expect(
      problem("1e-999 V", Volts.self)
        == "'1e-999 V' is beyond the range of numbers; check the exponent")
    #expect(
      problem("400000 d", Seconds.self) == "'400000 d' is more than can be counted; write less")
  }

  @Test(
    "what is no number is no quantity",
    arguments: [
      "", " 5 V", "V", "five V", ".5 V", "5. V", "05 V", "0x5 V", "1_000 V", "1,5 V", "inf V",
      "nan V", "+-5 V", "5 V 5", "--5 V", "5 V V",
    ])
  func noNumber(text: String) {
    #expect(counted(text, Volts.self) == nil)
  }
}
