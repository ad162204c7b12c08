import HAL
import Quantities
import Simulator
import Testing

@Suite("INA228, as SLYS021A (May 2022) has it")
struct INA228ModelTests {
  private let shunt = Net(held: 0)
  private let supply = Net(held: 0)
  private let die = Net(held: 25)
  private let chip: INA228Model
  private let bus: Conversation
  /// One pass as the chip comes up: three times 1052 µs.
  private let pass = Int64(3 * 1052)

  init() {
    chip = INA228Model(shunt: shunt, bus: supply, temperature: die)
    bus = Conversation(with: chip)
  }

  private func signed(_ register: UInt8, at now: Instant) -> Int {
    Int(Int32(bitPattern: UInt32(bus.number(register, of: 3, at: now)) << 8) >> 12)
  }

  @Test(
    "comes up with the registers of table 7-3",
    arguments: [
      (0x00, 2, 0), (0x01, 2, 0xFB68), (0x02, 2, 0x1000), (0x03, 2, 0), (0x04, 3, 0), (0x05, 3, 0),
      (0x06, 2, 0), (0x07, 3, 0), (0x08, 3, 0), (0x09, 5, 0), (0x0A, 5, 0), (0x0B, 2, 1),
      (0x0C, 2, 0x7FFF), (0x0D, 2, 0x8000), (0x0E, 2, 0x7FFF), (0x0F, 2, 0), (0x10, 2, 0x7FFF),
      (0x11, 2, 0xFFFF), (0x3E, 2, 0x5449), (0x3F, 2, 0x2281),
    ] as [(UInt8, Int, UInt64)])
  func powerOn(register: UInt8, width: Int, value: UInt64) {
    #expect(bus.number(register, of: width) == value)
    #expect(chip.misuse == nil)
  }

  @Test("answers from CONFIG before a pointer was written")
  func firstPointer() {
    #expect(bus.hear(2) == [0, 0])
    #expect(chip.misuse == nil)
  }

  @Test("returns the example of section 8.2.3, table 8-4: 6 A in 16.2 mΩ at 48 V for an hour")
  func datasheetExample() {
    shunt.hold(0.0972)
    supply.hold(48)
    bus.put(4050, in: 0x02)
    // Continuous, shunt and bus only: one second is a whole number of passes of 2 x 50 µs.
    bus.put(0xB000, in: 0x01)
    let hour = Instant.seconds(3600)
    #expect(signed(0x04, at: hour) == 311040)
    #expect(signed(0x07, at: hour) == 314572)
    #expect(signed(0x05, at: hour) == 245760)
    // The table rounds: 4718604, 1061683200 and 1132462080 are within 6 in a million.
    #expect(bus.number(0x08, of: 3, at: hour) == 4_718_580)
    let energy = bus.number(0x09, of: 5, at: hour)
    #expect(energy == 4_718_580 * 3600 / 16)
    #expect(abs(Double(energy) / 1_061_683_200 - 1) < 6e-6)
    let charge = bus.number(0x0A, of: 5, at: hour)
    #expect(charge == 314572 * 3600)
    #expect(abs(Double(charge) / 1_132_462_080 - 1) < 6e-6)
    bus.put(0xFB68, in: 0x01, at: hour)
    #expect(bus.number(0x06, at: .seconds(3601)) == 3200)
  }

  @Test("returns a negative shunt voltage as in the text under table 8-4: -97.2 mV")
  func negativeExample() {
    shunt.hold(-0.0972)
    #expect(bus.ask(0x04, for: 3, at: .seconds(1)) == [0xB4, 0x10, 0x00])
    #expect(signed(0x07, at: .seconds(1)) == -311040)
  }

  @Test(
    "saturates at the ends of its ranges",
    arguments: [
      (0.17, 0x7FFFF0, 0x0000), (-0.17, 0x800000, 0x0000), (0.041, 0x7FFFF0, 0x0010),
      (-0.041, 0x800000, 0x0010),
    ] as [(Double, UInt64, UInt16)])
  func saturation(volts: Double, code: UInt64, config: UInt16) {
    shunt.hold(volts)
    bus.put(config, in: 0x00)
    #expect(bus.number(0x04, of: 3, at: .seconds(1)) == code)
  }

  @Test("has four times the resolution with ADCRANGE")
  func fineRange() {
    shunt.hold(0.001)
    #expect(signed(0x04, at: .seconds(1)) == 3200)
    bus.put(0x0010, in: 0x00, at: .seconds(1))
    #expect(signed(0x04, at: .seconds(2)) == 12800)
    // SHUNT_CAL times four gives the same current (equation 2).
    bus.put(0x4000, in: 0x02, at: .seconds(2))
    #expect(signed(0x07, at: .seconds(3)) == 3200)
  }

  @Test("calculates no current without SHUNT_CAL")
  func uncalibrated() {
    shunt.hold(0.01)
    bus.put(0, in: 0x02)
    #expect(signed(0x07, at: .seconds(1)) == 0)
    #expect(signed(0x04, at: .seconds(1)) == 32000)
  }

  @Test("corrects for a shunt that drifts: 100 ppm/K and 75 K are 0.75 % (section 7.3.5)")
  func drift() {
    shunt.hold(0.1)
    die.hold(100)
    bus.put(100, in: 0x03)
    #expect(signed(0x07, at: .seconds(1)) == 320_000)
    bus.put(0x0020, in: 0x00, at: .seconds(1))
    #expect(signed(0x07, at: .seconds(2)) == 317_617)
  }

  @Test("has no result one nanosecond before the first pass ends")
  func firstPass() {
    shunt.hold(0.001)
    let end = Instant.microseconds(pass)
    #expect(signed(0x04, at: end.justBefore) == 0)
    #expect(bus.number(0x0B, at: end.justBefore) == 0x0001)
    #expect(signed(0x04, at: end) == 3200)
    #expect(bus.number(0x0B, at: end) == 0x0003)
  }

  @Test(
    "takes the time of table 7-6 for each input and average",
    arguments: [
      (0x9000, 50), (0x9200, 84), (0x9400, 150), (0x9600, 280), (0x9800, 540), (0x9A00, 1052),
      (0x9C00, 2074), (0x9E00, 4120), (0xA080, 150), (0xC010, 150), (0xB480, 300),
      (0xE090, 300), (0xD410, 300), (0xF490, 450), (0x9401, 600), (0x9402, 2400), (0x9403, 9600),
      (0x9404, 19200), (0x9405, 38400), (0x9406, 76800), (0x9407, 153_600), (0x1400, 150),
      (0x7492, 7200),
    ] as [(UInt16, Int64)])
  func times(adcConfig: UInt16, microseconds: Int64) {
    bus.put(adcConfig, in: 0x01, at: .seconds(1))
    let end = Instant.seconds(1) + .microseconds(microseconds)
    #expect(bus.number(0x0B, at: end.justBefore) == 0x0001)
    #expect(bus.number(0x0B, at: end) == 0x0003)
  }

  @Test("waits for CONVDLY, 2 ms a step, before it begins")
  func delay() {
    bus.put(0x3FC0, in: 0x00)
    bus.put(0x9400, in: 0x01)
    let end = Instant.microseconds(510_150)
    #expect(bus.number(0x0B, at: end.justBefore) == 0x0001)
    #expect(bus.number(0x0B, at: end) == 0x0003)
  }

  @Test("measures once when triggered, and again when triggered again")
  func triggered() {
    shunt.hold(0.001)
    bus.put(0x2000, in: 0x01)
    #expect(signed(0x04, at: .seconds(1)) == 3200)
    shunt.hold(0.002)
    #expect(signed(0x04, at: .seconds(2)) == 3200)
    bus.put(0x2000, in: 0x01, at: .seconds(2))
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x0001)
    #expect(signed(0x04, at: .seconds(3)) == 6400)
    #expect(bus.number(0x0A, of: 5, at: .seconds(3)) == 0)
  }

  @Test("measures nothing in either shutdown", arguments: [0x0000, 0x8000] as [UInt16])
  func shutdown(adcConfig: UInt16) {
    shunt.hold(0.001)
    bus.put(adcConfig, in: 0x01)
    #expect(signed(0x04, at: .seconds(1)) == 0)
    #expect(bus.number(0x0B, at: .seconds(1)) == 0x0001)
  }

  @Test("takes the inputs as they are when a pass ends")
  func instantOfInput() {
    let ramp = Net(from: Rise(perSecond: 0.1), output: 0)
    let chip = INA228Model(shunt: ramp, bus: supply, temperature: die)
    let bus = Conversation(with: chip)
    bus.put(0xA1C0, in: 0x01)
    // 4120 µs a pass: at 10 ms the second one is the last, at 8.24 ms and 824 µV.
    #expect(bus.number(0x04, of: 3, at: .seconds(0.01)) >> 4 == 2637)
  }

  @Test(
    "refuses what the datasheet does not define",
    arguments: [
      ([0x12], 0, 0x12), ([0x3D, 0, 0], 0, 0x3D), ([0x04, 0, 0, 0], 1, 0x04),
      ([0x06, 0, 0], 1, 0x06), ([0x3F, 0, 0], 1, 0x3F), ([0x02, 1], 1, 0x02),
      ([0x02, 1, 2, 3], 3, 0x02),
    ] as [([UInt8], Int, UInt8)])
  func refuses(bytes: [UInt8], byte: Int, register: UInt8) {
    #expect(bus.say(bytes) == .refused(byte: byte))
    #expect(chip.misuse?.register == register)
    #expect(bus.number(0x02) == 0x1000)
  }

  @Test(
    "answers ones to a read of another length than the register's",
    arguments: [(0x04, 2), (0x00, 3), (0x0A, 4), (0x3E, 1)] as [(UInt8, Int)])
  func reads(register: UInt8, count: Int) {
    #expect(bus.ask(register, for: count) == [UInt8](repeating: 0xFF, count: count))
    #expect(chip.misuse?.register == register)
  }

  @Test(
    "notes a reserved bit and leaves it out",
    arguments: [
      (0x00, 0x0001, 0), (0x02, 0x8000, 0), (0x03, 0x4001, 1), (0x0E, 0x8001, 1),
      (0x0F, 0x8001, 1),
    ] as [(UInt8, UInt16, UInt64)])
  func reserved(register: UInt8, word: UInt16, kept: UInt64) {
    bus.put(word, in: register)
    #expect(bus.number(register) == kept)
    #expect(chip.misuse?.register == register)
  }

  @Test(
    "keeps what is written",
    arguments: [
      (0x00, 0x3FF0), (0x01, 0x1234), (0x02, 0x7FFF), (0x03, 0x3FFF), (0x0C, 0x1234),
      (0x0D, 0xEDCC), (0x0E, 0x1234), (0x0F, 0x1234), (0x10, 0x1234), (0x11, 0x1234),
    ] as [(UInt8, UInt16)])
  func keeps(register: UInt8, word: UInt16) {
    bus.put(word, in: register)
    #expect(bus.number(register) == UInt64(word))
    bus.put(0x8000, in: 0x00)
    #expect(bus.number(0x00) == 0)
    #expect(bus.number(0x01) == 0xFB68)
    #expect(bus.number(0x02) == 0x1000)
    #expect(bus.number(0x11) == 0xFFFF)
    #expect(chip.misuse == nil)
  }

  @Test("shows its faults: another identity, lost writes, a bad memory, a silent reset")
  func faults() {
    chip.identityOverride = 0x2291
    #expect(bus.number(0x3F) == 0x2291)
    chip.memoryIsCorrupt = true
    #expect(bus.number(0x0B) == 0)
    chip.losesWrites = true
    #expect(bus.put(0x0800, in: 0x02) == .acknowledged)
    #expect(bus.number(0x02) == 0x1000)
    chip.losesWrites = false
    bus.put(0x0800, in: 0x02)
    chip.powerOnReset(at: .zero)
    #expect(bus.number(0x02) == 0x1000)
    #expect(chip.misuse == nil)
  }
}

/// A plant whose output rises evenly from zero.
final class Rise: Plant {
  private let perSecond: Double
  /// The instants that were asked for.
  private(set) var questions = 0
  init(perSecond: Double) { self.perSecond = perSecond }

  func output(_ index: Int, at now: Instant) -> Double {
    questions += 1
    return perSecond * (now - .zero).value
  }
}
