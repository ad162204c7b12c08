import Quantities
import Simulator
import Testing

@Suite("AD5933 Rev. E and AD5934, as their datasheets have them")
struct AD5933ModelTests {
  private let load = Resistor(ohms: 200_000)
  private let die = Net(held: 25)
  private let clock = Net(held: 16e6)
  private let chip: AD5933Model
  private let bus: Conversation

  init() {
    chip = AD5933Model(
      .ad5933, load: load, feedback: 200_000, temperature: die, clock: clock)
    bus = Conversation(with: chip)
  }

  private func slow() -> AD5933Model {
    AD5933Model(.ad5934, load: load, feedback: 200_000, temperature: die, clock: clock)
  }

  /// Points at a register with 0xB0 and reads bytes with 0xA1.
  private func block(
    _ register: UInt8, _ count: Int, of bus: Conversation? = nil, at now: Instant = .zero
  ) -> [UInt8] {
    let bus = bus ?? self.bus
    bus.say([0xB0, register], at: now)
    bus.say([0xA1, UInt8(count)], at: now)
    return bus.hear(count, at: now)
  }

  private func status(_ bus: Conversation? = nil, at now: Instant) -> UInt8 {
    let bus = bus ?? self.bus
    bus.say([0xB0, 0x8F], at: now)
    return bus.hear(1, at: now)[0]
  }

  /// Writes 0x82...0x8B: 30 kHz and 10 Hz at 16 MHz as in the datasheets, two increments.
  private func program(
    _ bus: Conversation, start: [UInt8] = [0x0F, 0x5C, 0x28], settling: [UInt8] = [0, 15]
  ) {
    bus.say([0xB0, 0x82])
    bus.say([0xA0, 10] + start + [0x00, 0x01, 0x4F, 0x00, 0x02] + settling)
  }

  /// External clock, standby, initialised, started: range 1 and gain 1.
  private func sweep(_ bus: Conversation, at now: Instant = .zero) {
    bus.say([0x81, 0x08], at: now)
    for command in [0xB1, 0x11, 0x21] as [UInt8] { bus.say([0x80, command], at: now) }
  }

  private func result(_ bus: Conversation? = nil, at now: Instant) -> [Int] {
    let bytes = block(0x94, 4, of: bus, at: now)
    return [0, 2].map { Int(Int16(bitPattern: UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]))) }
  }

  // 15 cycles of 30 kHz and 1024 x 16 periods of 16 MHz: 0.5 ms and 1.024 ms. The code is not
  // quite 30 kHz, so the end is found to a few nanoseconds.
  private let due = Instant(nanoseconds: 1_524_000)
  private let slack = Seconds(nanoseconds: 10)

  @Test("comes up powered down, without a result and with rubbish for a sweep")
  func powerOn() {
    #expect(block(0x80, 2) == [0xA0, 0x00])
    #expect(status(at: .zero) == 0)
    #expect(block(0x92, 6) == [0, 0, 0, 0, 0, 0])
    #expect(block(0x82, 10) != [UInt8](repeating: 0, count: 10))
    #expect(chip.misuse == nil)
  }

  @Test("writes and reads single bytes at the pointer, which stays")
  func bytes() {
    #expect(bus.say([0x84, 0x12]) == .acknowledged)
    bus.say([0xB0, 0x84])
    #expect(bus.hear(1) == [0x12])
    #expect(bus.hear(1) == [0x12])
    #expect(chip.misuse == nil)
  }

  @Test("writes and reads blocks from the pointer on")
  func blocks() {
    program(bus)
    #expect(block(0x82, 10) == [0x0F, 0x5C, 0x28, 0x00, 0x01, 0x4F, 0x00, 0x02, 0x00, 0x0F])
    #expect(chip.misuse == nil)
  }

  @Test("returns what Rev. E, page 17 says for 200 kΩ: 0xF064 and 0x227E")
  func gainFactorExample() {
    program(bus)
    sweep(bus)
    #expect(block(0x94, 4, at: .seconds(1)) == [0xF0, 0x64, 0x22, 0x7E])
    #expect(chip.misuse == nil)
  }

  @Test("has a magnitude in proportion to 1 / |Z|: page 18, 510 kΩ return 3802.863")
  func unknownExample() {
    program(bus)
    load.ohms = 510_000
    sweep(bus)
    let r = result(at: .seconds(1)).map { Double($0) }
    let square = r[0] * r[0] + r[1] * r[1]
    // The example's own 0.04 %: it is 509.791 kΩ with the gain factor of page 17.
    #expect(abs(square / (3802.863 * 3802.863) - 1) < 0.002)
  }

  @Test("excites at the programmed frequency: page 14, 0F5C28 is 30 kHz at 16 MHz")
  func frequency() {
    program(bus)
    sweep(bus)
    _ = status(at: .seconds(1))
    #expect(abs(load.heard - 30_000) < 0.03)
  }

  @Test("of the AD5934 excites at a quarter: page 13, 3D70A3 is 30 kHz at 16 MHz")
  func slowFrequency() {
    let chip = slow()
    let bus = Conversation(with: chip)
    program(bus, start: [0x3D, 0x70, 0xA3])
    sweep(bus)
    _ = status(bus, at: .seconds(1))
    #expect(abs(load.heard - 30_000) < 0.008)
    #expect(chip.misuse == nil)
  }

  @Test("of the AD5933 has its own 16.776 MHz when D3 is clear")
  func internalClock() {
    program(bus)
    bus.say([0x81, 0x00])
    for command in [0xB1, 0x11, 0x21] as [UInt8] { bus.say([0x80, command]) }
    _ = status(at: .seconds(1))
    #expect(abs(load.heard - 30_000 * 16.776 / 16) < 0.03)
  }

  @Test("is ready after the settling cycles and 1024 samples, and not before")
  func timing() {
    program(bus)
    sweep(bus)
    #expect(status(at: due - slack) == 0)
    #expect(status(at: due + slack) == 0x02)
  }

  @Test("of the AD5934 samples at MCLK / 64: 4.096 ms")
  func slowTiming() {
    let bus = Conversation(with: slow())
    program(bus, start: [0x3D, 0x70, 0xA3])
    sweep(bus)
    let due = Instant(nanoseconds: 4_596_000)
    #expect(status(bus, at: due - slack) == 0)
    #expect(status(bus, at: due + slack) == 0x02)
  }

  @Test("ends to the nanosecond where the arithmetic is exact")
  func exactTiming() {
    // 0x100000 is 31,250 Hz at 16 MHz: 25 cycles are 0.8 ms.
    program(bus, start: [0x10, 0x00, 0x00], settling: [0, 25])
    sweep(bus)
    let due = Instant(nanoseconds: 1_824_000)
    #expect(status(at: due.justBefore) == 0)
    #expect(status(at: due) == 0x02)
  }

  @Test(
    "multiplies the settling cycles by D10 and D9",
    arguments: [(0x00, 0.5), (0x02, 1.0), (0x06, 2.0), (0x01, 0.5 + 256 / 30.0)]
      as [(UInt8, Double)])
  func settling(high: UInt8, milliseconds: Double) {
    program(bus, settling: [high, 15])
    sweep(bus)
    let due = Instant.seconds((milliseconds + 1.024) * 1e-3)
    #expect(status(at: due - .microseconds(1)) == 0)
    #expect(status(at: due + .microseconds(1)) == 0x02)
    #expect(chip.misuse == nil)
  }

  @Test("goes through a sweep by increments and repeats, and says when it is complete")
  func wholeSweep() {
    program(bus)
    sweep(bus)
    #expect(status(at: .seconds(1)) == 0x02)
    bus.say([0x80, 0x31], at: .seconds(1))
    #expect(status(at: .seconds(1)) == 0x00)
    #expect(status(at: .seconds(2)) == 0x02)
    #expect(abs(load.heard - 30_010) < 0.05)
    bus.say([0x80, 0x41], at: .seconds(2))
    #expect(status(at: .seconds(2)) == 0x00)
    #expect(status(at: .seconds(3)) == 0x02)
    #expect(abs(load.heard - 30_010) < 0.05)
    bus.say([0x80, 0x31], at: .seconds(3))
    #expect(status(at: .seconds(3)) == 0x00)
    #expect(status(at: .seconds(4)) == 0x06)
    #expect(abs(load.heard - 30_020) < 0.08)
    #expect(chip.misuse == nil)
    bus.say([0x80, 0x31], at: .seconds(4))
    #expect(chip.misuse != nil)
  }

  @Test("clears sweep complete when a sweep is started, and at a reset")
  func completeAgain() {
    bus.say([0xB0, 0x82])
    bus.say([0xA0, 10, 0x0F, 0x5C, 0x28, 0, 0, 0, 0, 0, 0, 15])
    sweep(bus)
    #expect(status(at: .seconds(1)) == 0x06)
    sweep(bus, at: .seconds(1))
    #expect(status(at: .seconds(1)) == 0x00)
    #expect(status(at: .seconds(2)) == 0x06)
    bus.say([0x81, 0x18], at: .seconds(2))
    #expect(status(at: .seconds(2)) == 0x00)
    #expect(block(0x82, 3, at: .seconds(2)) == [0x0F, 0x5C, 0x28])
    #expect(block(0x81, 1, at: .seconds(2)) == [0x08])
    #expect(chip.misuse == nil)
  }

  @Test(
    "is interrupted by reset, power-down and standby",
    arguments: [
      [0x81, 0x18], [0x80, 0xA1], [0x80, 0xB1],
    ] as [[UInt8]])
  func interrupted(bytes: [UInt8]) {
    program(bus)
    sweep(bus)
    bus.say(bytes, at: .microseconds(100))
    #expect(status(at: .seconds(1)) == 0)
    bus.say([0x80, 0x21], at: .seconds(1))
    #expect(chip.misuse != nil)
    #expect(status(at: .seconds(2)) == 0)
  }

  @Test(
    "measures in proportion to excitation and gain: table 3",
    arguments: [
      (0x21, 1.0), (0x27, 0.97 / 1.98), (0x25, 0.383 / 1.98), (0x23, 0.1), (0x22, 0.5),
    ] as [(UInt8, Double)])
  func ranges(start: UInt8, share: Double) {
    program(bus)
    bus.say([0x80, 0x11])
    bus.say([0x80, start])
    let r = result(at: .seconds(1))
    #expect(abs(Double(r[0]) + 3996 * share) <= 0.5)
    #expect(abs(Double(r[1]) - 8830 * share) <= 0.5)
  }

  @Test(
    "cuts an amplitude that does not fit the converter, whatever it is",
    arguments: [
      0.0, 1, 100, 119_999,
    ])
  func saturation(ohms: Double) {
    program(bus)
    load.ohms = ohms
    sweep(bus)
    // Full scale is 1 / 0.6 of the example.
    #expect(result(at: .seconds(1)) == [-6660, 14717])
  }

  @Test("shows a capacitor's phase as -90 degrees from the resistor's: page 20")
  func phase() {
    program(bus)
    load.ohms = 0
    load.reactance = -200_000
    sweep(bus)
    // The resistor's (-3996, 8830), turned back by a right angle.
    #expect(result(at: .seconds(1)) == [8830, 3996])
  }

  @Test("returns nothing for an open circuit")
  func openCircuit() {
    program(bus)
    load.ohms = .infinity
    sweep(bus)
    #expect(result(at: .seconds(1)) == [0, 0])
    #expect(status(at: .seconds(1)) == 0x02)
  }

  @Test("never gets ready without a clock")
  func noClock() {
    clock.hold(0)
    program(bus)
    sweep(bus)
    #expect(status(at: .seconds(100)) == 0)
    let slow = Conversation(with: slow())
    clock.hold(16e6)
    program(slow)
    slow.say([0x81, 0x00])
    for command in [0xB1, 0x11, 0x21] as [UInt8] { slow.say([0x80, command]) }
    #expect(status(slow, at: .seconds(100)) == 0)
  }

  @Test(
    "codes the temperature in 14 bits, 1/32 °C each: table 6",
    arguments: [
      (-40, 0x3B00), (-30, 0x3C40), (-25, 0x3CE0), (-10, 0x3EC0), (-0.03125, 0x3FFF), (0, 0),
      (0.03125, 0x0001), (10, 0x0140), (25, 0x0320), (50, 0x0640), (75, 0x0960),
      (100, 0x0C80), (125, 0x0FA0), (150, 0x12C0),
    ] as [(Double, UInt16)])
  func temperature(celsius: Double, code: UInt16) {
    die.hold(celsius)
    bus.say([0x80, 0x91])
    let due = Instant.microseconds(800)
    #expect(status(at: due.justBefore) == 0)
    #expect(status(at: due) == 0x01)
    #expect(block(0x92, 2, at: due) == [UInt8(code >> 8), UInt8(code & 0xFF)])
    bus.say([0x80, 0x91], at: due)
    #expect(status(at: due) == 0)
    #expect(chip.misuse == nil)
  }

  @Test("of the AD5934 has no thermometer")
  func noThermometer() {
    let chip = slow()
    let bus = Conversation(with: chip)
    bus.say([0x80, 0x91])
    #expect(status(bus, at: .seconds(1)) == 0)
    #expect(chip.misuse == Misuse("AD5934", "the AD5934 has no thermometer", register: 0x80))
    #expect(bus.say([0xB0, 0x92]) == .refused(byte: 1))
  }

  @Test(
    "refuses what the datasheet does not define",
    arguments: [
      ([0x8C, 0], 0), ([0x8F, 0], 0), ([0x94, 0], 0), ([0x98, 0], 0), ([0x00], 0),
      ([0x82], 0), ([0x82, 1, 2], 2), ([0xB0], 0), ([0xB0, 0x8C], 1), ([0xB0, 0x82, 0], 2),
      ([0xA0, 1, 0], 0), ([0xA1, 1], 0),
    ] as [([UInt8], Int)])
  func refuses(bytes: [UInt8], byte: Int) {
    #expect(bus.say(bytes) == .refused(byte: byte))
    #expect(chip.misuse != nil)
  }

  @Test(
    "refuses blocks of another length than announced, or beyond what can be written",
    arguments: [
      ([0xA0], 0), ([0xA0, 2, 1], 2), ([0xA0, 1, 1, 2], 3), ([0xA0, 3, 1, 2, 3], 4),
      ([0xA1, 0], 1), ([0xA1], 0), ([0xA1, 1, 1], 2),
    ] as [([UInt8], Int)])
  func refusesBlocks(bytes: [UInt8], byte: Int) {
    bus.say([0xB0, 0x8A])
    #expect(bus.say(bytes) == .refused(byte: byte))
    #expect(chip.misuse != nil)
  }

  @Test("answers ones to a read of another length, without a pointer or past the map")
  func reads() {
    #expect(bus.hear(1) == [0xFF])
    #expect(chip.misuse?.what == "a read before the pointer was set")
    bus.say([0xB0, 0x96])
    #expect(bus.hear(2) == [0xFF, 0xFF])
    #expect(block(0x96, 3) == [0, 0, 0xFF])
    #expect(block(0x8B, 2)[1] == 0xFF)
  }

  @Test(
    "notes what a sweep must not do",
    arguments: [
      [0x80, 0x21], [0x80, 0x31], [0x80, 0x41], [0x80, 0x51], [0x80, 0xF1], [0x81, 0x01],
      [0x88, 0x02], [0x8A, 0x08], [0x8A, 0x04],
    ] as [[UInt8]])
  func notes(bytes: [UInt8]) {
    program(bus)
    #expect(chip.misuse == nil)
    bus.say(bytes)
    #expect(chip.misuse?.register == bytes[0])
    #expect(status(at: .seconds(1)) == 0)
  }

  @Test(
    "does nothing on the four commands that mean nothing",
    arguments: [
      0x01, 0x81, 0xC1, 0xD1,
    ] as [UInt8])
  func nothing(command: UInt8) {
    program(bus)
    sweep(bus)
    bus.say([0x80, command], at: .microseconds(10))
    #expect(status(at: .seconds(1)) == 0x02)
    #expect(chip.misuse == nil)
  }

  @Test("notes a sweep of which a register was never written", arguments: 0x82...0x8B)
  func unprogrammed(missing: Int) {
    for register in 0x82...0x8B where register != missing {
      bus.say([UInt8(register), register == 0x8A || register == 0x88 ? 0 : 1])
    }
    bus.say([0x80, 0x11])
    #expect(chip.misuse?.what == "a sweep of which not every register was written")
  }

  @Test("shows its faults: lost writes, reserved status bits, a silent reset")
  func faults() {
    chip.reservedStatus = 0x77
    #expect(status(at: .zero) == 0x70)
    chip.reservedStatus = 0
    program(bus)
    chip.losesWrites = true
    #expect(bus.say([0x82, 0x55]) == .acknowledged)
    chip.losesWrites = false
    #expect(block(0x82, 1) == [0x0F])
    sweep(bus)
    chip.powerOnReset(at: .microseconds(10))
    #expect(bus.hear(1, at: .seconds(1)) == [0xFF])
    #expect(status(at: .seconds(1)) == 0)
    #expect(block(0x80, 2, at: .seconds(1)) == [0xA0, 0x00])
    #expect(block(0x82, 1, at: .seconds(1)) != [0x0F])
  }
}

/// A resistance with a reactance that does not depend on frequency.
private final class Resistor: ImpedanceNet {
  var ohms: Double
  var reactance = 0.0
  /// The frequency that was asked for last.
  private(set) var heard = 0.0
  init(ohms: Double) { self.ohms = ohms }

  func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double) {
    heard = hertz
    return (ohms, reactance)
  }
}
