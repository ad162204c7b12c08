import Quantities
import Simulator
import Testing

@Suite("DAC80501, as SBAS794E (August 2023) has it")
struct DAC80501ModelTests {
  private let supply = Net(held: 5)
  private let chip: DAC80501Model
  private let bus: Conversation

  init() {
    chip = DAC80501Model(supply: supply)
    bus = Conversation(with: chip)
  }

  @Test(
    "comes up with the registers of section 8.6",
    arguments: [
      (0x01, 0x0115), (0x02, 0), (0x03, 0), (0x04, 0x0001), (0x07, 0), (0x08, 0),
    ] as [(UInt8, UInt64)])
  func powerOn(register: UInt8, value: UInt64) {
    #expect(bus.number(register) == value)
    #expect(chip.misuse == nil)
  }

  @Test("comes up at mid scale as the M variant, and says so in DEVID")
  func midScale() {
    let chip = DAC80501Model(.midScale, supply: supply)
    let bus = Conversation(with: chip)
    #expect(bus.number(0x01) == 0x0195)
    #expect(bus.number(0x08) == 0x8000)
    #expect(chip.output(at: .zero) == 2.5)
  }

  @Test(
    "puts out code / 65536 x 2.5 V / DIV x GAIN: equation 1",
    arguments: [
      (0x0001, 0x8000, 2.5), (0x0000, 0x8000, 1.25), (0x0101, 0x8000, 1.25),
      (0x0100, 0x8000, 0.625), (0x0001, 0xFFFF, 5 - 5 / 65536.0), (0x0001, 0x0001, 5 / 65536.0),
    ] as [(UInt16, UInt16, Double)])
  func transfer(gain: UInt16, code: UInt16, volts: Double) {
    bus.put(gain, in: 0x04)
    bus.put(code, in: 0x08)
    #expect(chip.output(at: .zero) == volts)
    #expect(bus.number(0x04) == UInt64(gain))
    #expect(bus.number(0x08) == UInt64(code))
  }

  @Test("drives a net as a plant")
  func plant() {
    let net = Net(from: chip, output: 0)
    bus.put(0x4000, in: 0x08)
    #expect(net.value(at: .seconds(1)) == 1.25)
  }

  @Test("cannot go above its supply")
  func ceiling() {
    let external = DAC80501Model(supply: supply, reference: Net(held: 4.9))
    let bus = Conversation(with: external)
    bus.put(0x0100, in: 0x03)
    bus.put(0x0101, in: 0x04)
    bus.put(0xFFFF, in: 0x08)
    #expect(external.output(at: .zero) < 4.9)
    supply.hold(4.95)
    bus.put(0x0001, in: 0x04)
    #expect(external.output(at: .zero) == 0)
  }

  @Test(
    "raises REF-ALARM and shuts the output when VDD is too low for the reference: section 7.3",
    arguments: [
      (5.0, 0x0001, false), (4.999, 0x0001, true), (3.3, 0x0001, true),
      (3.3, 0x0101, false), (2.7, 0x0101, false), (2.699, 0x0101, true),
    ] as [(Double, UInt16, Bool)])
  func alarm(volts: Double, gain: UInt16, alarms: Bool) {
    supply.hold(volts)
    bus.put(gain, in: 0x04)
    bus.put(0x4000, in: 0x08)
    #expect(bus.number(0x07) == (alarms ? 1 : 0))
    #expect((chip.output(at: .zero) == 0) == alarms)
  }

  @Test("keeps its code through an alarm")
  func afterAlarm() {
    bus.put(0x8000, in: 0x08)
    supply.hold(4)
    #expect(chip.output(at: .zero) == 0)
    supply.hold(5)
    #expect(chip.output(at: .zero) == 2.5)
  }

  @Test("has no output while powered down, nor without a reference")
  func powerDown() {
    bus.put(0x8000, in: 0x08)
    bus.put(0x0001, in: 0x03)
    #expect(chip.output(at: .zero) == 0)
    bus.put(0x0100, in: 0x03)
    #expect(chip.output(at: .zero) == 0)
    bus.put(0x0000, in: 0x03)
    #expect(chip.output(at: .zero) == 2.5)
  }

  @Test("waits for LDAC in synchronous mode")
  func synchronous() {
    bus.put(0x0001, in: 0x02)
    bus.put(0x8000, in: 0x08)
    #expect(chip.output(at: .zero) == 0)
    #expect(bus.number(0x08) == 0x8000)
    bus.put(0x0010, in: 0x05)
    #expect(chip.output(at: .zero) == 2.5)
  }

  @Test("is as after power-on after 1010 in TRIGGER, and after nothing else")
  func softReset() {
    bus.put(0x0000, in: 0x04)
    bus.put(0x1234, in: 0x08)
    bus.put(0x000B, in: 0x05)
    #expect(bus.number(0x08) == 0x1234)
    bus.put(0x000A, in: 0x05)
    #expect(bus.number(0x04) == 0x0001)
    #expect(bus.number(0x08) == 0)
    #expect(chip.output(at: .zero) == 0)
  }

  @Test("does nothing on NOOP")
  func noOperation() {
    bus.put(0x1234, in: 0x08)
    #expect(bus.put(0xFFFF, in: 0x00) == .acknowledged)
    #expect(bus.number(0x08) == 0x1234)
    #expect(chip.misuse == nil)
  }

  @Test(
    "refuses what the datasheet does not define",
    arguments: [
      ([0x06], 0, 0x06), ([0x09, 0, 0], 0, 0x09), ([0x01, 0, 0], 1, 0x01),
      ([0x07, 0, 0], 1, 0x07), ([0x08, 0], 1, 0x08), ([0x08, 0, 0, 0], 3, 0x08),
    ] as [([UInt8], Int, UInt8)])
  func refuses(bytes: [UInt8], byte: Int, register: UInt8) {
    #expect(bus.say(bytes) == .refused(byte: byte))
    #expect(chip.misuse?.register == register)
    #expect(bus.number(0x08) == 0)
  }

  @Test(
    "answers ones to a read that is not defined",
    arguments: [(0x00, 2), (0x05, 2), (0x08, 1), (0x08, 3)] as [(UInt8, Int)])
  func reads(register: UInt8, count: Int) {
    #expect(bus.ask(register, for: count) == [UInt8](repeating: 0xFF, count: count))
    #expect(chip.misuse?.register == register)
  }

  @Test("answers ones before a register was named, and keeps the first misuse")
  func firstMisuse() {
    #expect(bus.hear(2) == [0xFF, 0xFF])
    #expect(chip.misuse == Misuse("DAC80501", "a read before a register was named"))
    bus.say([0x06])
    #expect(chip.misuse?.register == nil)
  }

  @Test(
    "notes a reserved bit and leaves it out",
    arguments: [(0x02, 2), (0x03, 2), (0x04, 3), (0x05, 0x20)] as [(UInt8, UInt16)])
  func reserved(register: UInt8, word: UInt16) {
    bus.put(word, in: register)
    #expect(chip.misuse?.register == register)
    #expect(bus.number(0x04) == 1)
  }

  @Test("answers to nothing but an address probe without misuse")
  func probe() {
    #expect(bus.say([]) == .acknowledged)
    #expect(chip.misuse == nil)
  }

  @Test("is gone without supply, and has forgotten everything afterwards")
  func brownOut() {
    bus.put(0x8000, in: 0x08)
    supply.hold(2.1)
    #expect(chip.output(at: .zero) == 0)
    #expect(bus.say([0x08]) == .absent)
    supply.hold(5)
    #expect(bus.number(0x08) == 0)
    #expect(chip.output(at: .zero) == 0)
  }

  @Test("shows its faults: another identity, lost writes, a silent reset")
  func faults() {
    chip.identityOverride = 0x2195
    #expect(bus.number(0x01) == 0x2195)
    chip.losesWrites = true
    #expect(bus.put(0x8000, in: 0x08) == .acknowledged)
    #expect(bus.number(0x08) == 0)
    chip.losesWrites = false
    bus.put(0x8000, in: 0x08)
    chip.powerOnReset(at: .zero)
    #expect(bus.number(0x08) == 0)
    #expect(chip.misuse == nil)
  }
}
