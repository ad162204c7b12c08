import HAL
import Quantities
import Simulator
import Testing

@Suite("MCP4728, as DS22187E (2010) has it")
struct MCP4728ModelTests {
  private let supply = Net(held: 5)
  private let ldac = Wire("LDAC", at: .high)
  private let ready = Wire("RDY/BSY", at: .high)
  private let chip: MCP4728Model
  private let bus: Conversation

  init() {
    chip = MCP4728Model(supply: supply, addressBits: 5, ldac: ldac, ready: ready)
    bus = Conversation(with: chip)
  }

  private func outputs(at now: Instant = .zero) -> [Double] {
    (0..<4).map { chip.output($0, at: now) }
  }

  /// Ready, POR, channel and address bits, then a word, for input register and EEPROM.
  private func image(_ input: [UInt16], _ stored: [UInt16], status: UInt8 = 0xC0) -> [UInt8] {
    (0..<4).flatMap { channel -> [UInt8] in
      let head = status | UInt8(channel << 4) | 5
      let now = input[channel]
      let kept = stored[channel]
      return [
        head, UInt8(now >> 8), UInt8(now & 0xFF), head, UInt8(kept >> 8), UInt8(kept & 0xFF),
      ]
    }
  }

  private let fresh = [UInt16](repeating: 0x8000, count: 4)

  @Test("comes up from its EEPROM, read back in 24 bytes as in figure 5-15, page 45")
  func powerOn() {
    #expect(bus.hear(24) == image(fresh, fresh))
    #expect(outputs() == [0, 0, 0, 0])
    #expect(chip.misuse == nil)
  }

  @Test("sets the test points of figure 7-4, page 55, by a sequential write")
  func figure7_4() {
    bus.say([0x50, 0x08, 0x00, 0x0F, 0xFF, 0x98, 0x00, 0x9F, 0xFF])
    #expect(outputs() == [2.5, 5 * 4095 / 4096.0, 2.048, 4.096 * 4095 / 4096.0])
  }

  @Test("keeps what a sequential write stored through a power-on reset")
  func stored() {
    bus.say([0x54, 0x98, 0x00, 0x9F, 0xFF])
    let later = Instant.seconds(0.05)
    #expect(
      bus.hear(24, at: later)
        == image(
          [0x8000, 0x8000, 0x9800, 0x9FFF],
          [
            0x8000, 0x8000, 0x9800, 0x9FFF,
          ]))
    bus.say([0x40, 0x81, 0x23], at: later)
    chip.powerOnReset(at: later)
    #expect(outputs(at: later) == [0, 0, 2.048, 4.096 * 4095 / 4096.0])
    #expect(bus.hear(3, at: later) == [0xC5, 0x80, 0x00])
  }

  @Test("loses an EEPROM write that a reset interrupts")
  func interrupted() {
    bus.say([0x58, 0x88, 0x00])
    chip.powerOnReset(at: .zero)
    #expect(bus.hear(24, at: .seconds(1)) == image(fresh, fresh))
  }

  @Test("is busy for 50 ms after a single write, in the bit and at the pin, and not longer")
  func busy() {
    bus.say([0x5A, 0x88, 0x00], at: .seconds(1))
    let end = Instant.seconds(1.05)
    let changed: [UInt16] = [0x8000, 0x8800, 0x8000, 0x8000]
    #expect(bus.hear(24, at: end.justBefore) == image(changed, fresh, status: 0x40))
    #expect(ready.level(at: end.justBefore) == .low)
    #expect(bus.hear(24, at: end) == image(changed, changed))
    #expect(ready.takeEdge(until: end) == Edge(to: .low, at: .seconds(1)))
    #expect(ready.takeEdge(until: end) == Edge(to: .high, at: end))
  }

  @Test("can be as quick as a typical chip")
  func typical() {
    let chip = MCP4728Model(supply: supply, writeTime: .milliseconds(25))
    let bus = Conversation(with: chip)
    bus.say([0x58, 0x88, 0x00])
    #expect(bus.hear(1, at: Instant.seconds(0.025).justBefore) == [0x40])
    #expect(bus.hear(1, at: .seconds(0.025)) == [0xC0])
  }

  @Test("drops a write while the EEPROM is written")
  func writeWhileBusy() {
    bus.say([0x58, 0x88, 0x00])
    #expect(bus.say([0x01, 0x23], at: .seconds(0.01)) == .refused(byte: 0))
    #expect(bus.hear(3, at: .seconds(0.01)) == [0x45, 0x88, 0x00])
    #expect(chip.misuse != nil)
  }

  @Test("takes codes and power-down bits in a fast write, and leaves reference and gain")
  func fastWrite() {
    ldac.drive(.low, at: .zero)
    bus.say([0x18, 0x00, 0x18, 0x00, 0xC8, 0x00, 0x04, 0x00])
    #expect(bus.hear(24) == image([0xA800 & 0x8FFF | 0x2000, 0xA800, 0x8800, 0x8400], fresh))
    #expect(outputs() == [0, 0, 1.024, 0.512])
  }

  @Test("stops a fast write after any channel")
  func shortFastWrite() {
    ldac.drive(.low, at: .zero)
    #expect(bus.say([0x08, 0x00]) == .acknowledged)
    #expect(outputs() == [1.024, 0, 0, 0])
  }

  @Test("writes any channels in a multi-write, each updated by its own UDAC: page 39")
  func multiWrite() {
    bus.say([0x46, 0x88, 0x00, 0x01, 0x88, 0x00, 0x02, 0x98, 0x00])
    #expect(outputs() == [0, 2.048, 0, 1.024])
    #expect(bus.hear(3) == [0xC5, 0x88, 0x00])
    #expect(outputs(at: Instant.seconds(1).justBefore) == [0, 2.048, 0, 1.024])
    ldac.drive(.low, at: .seconds(1))
    #expect(outputs(at: .seconds(1)) == [1.024, 2.048, 0, 1.024])
    #expect(bus.hear(24, at: .seconds(1))[3...5] == [0xC5, 0x80, 0x00])
  }

  @Test("sees a pulse on LDAC between two questions")
  func pulse() {
    bus.say([0x41, 0x88, 0x00])
    #expect(chip.output(0, at: .zero) == 0)
    ldac.drive(.low, at: .microseconds(10))
    ldac.drive(.high, at: .microseconds(11))
    bus.say([0x41, 0x84, 0x00], at: .microseconds(20))
    #expect(chip.output(0, at: .microseconds(20)) == 1.024)
  }

  @Test("has LDAC tied to ground if no wire is given")
  func tied() {
    let chip = MCP4728Model(supply: supply)
    Conversation(with: chip).say([0x41, 0x88, 0x00])
    #expect(chip.output(0, at: .zero) == 1.024)
  }

  @Test("selects reference, gain and power-down at once and leaves waiting codes: page 44")
  func selects() {
    bus.say([0x40, 0x88, 0x00, 0x02, 0x88, 0x00, 0x05, 0x88, 0x00])
    bus.say([0xCF])
    #expect(outputs() == [2.048, 2.048, 0, 0])
    bus.say([0x8B])
    #expect(outputs() == [2.048, 2.5, 0, 0])
    bus.say([0xC7])
    #expect(outputs() == [1.024, 2.5, 0, 0])
    bus.say([0xA4, 0xE0])
    #expect(bus.hear(24) == image([0xA800, 0x1800, 0xF800, 0xD000], fresh))
    #expect(outputs() == [0, 2.5, 0, 0])
  }

  @Test("cannot go above its supply")
  func ceiling() {
    supply.hold(3)
    bus.say([0x40, 0x9F, 0xFF])
    #expect(chip.output(0, at: .zero) == 3)
  }

  @Test(
    "refuses what the datasheet does not define",
    arguments: [
      ([0x01], 0), ([0x01, 0x02, 0x03], 2), ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 8),
      ([0x40, 0x80], 1), ([0x40, 0x80, 0, 0x42], 3), ([0x50, 0, 0], 2),
      ([0x56, 0x80, 0, 0], 3), ([0x58, 0x80], 1), ([0x58, 0x80, 0, 0], 3),
      ([0x48, 0x80, 0], 0), ([0x61, 0x62, 0x63], 1), ([0x80, 0], 1), ([0xA0], 0),
      ([0xA0, 0, 0], 2), ([0xC0, 0], 1), ([0xE0], 0),
    ] as [([UInt8], Int)])
  func refuses(bytes: [UInt8], byte: Int) {
    #expect(bus.say(bytes) == .refused(byte: byte))
    #expect(chip.misuse?.register == bytes[0])
    #expect(bus.hear(24, at: .seconds(1)) == image(fresh, fresh))
  }

  @Test("returns ones after the 24th byte")
  func longRead() {
    #expect(bus.hear(25).last == 0xFF)
    #expect(chip.misuse != nil)
  }

  @Test("is gone below 2.2 V and starts again from its EEPROM")
  func brownOut() {
    bus.say([0x40, 0x88, 0x00])
    supply.hold(2.1)
    #expect(chip.output(0, at: .zero) == 0)
    #expect(bus.say([0x40, 0x88, 0x00]) == .absent)
    #expect(bus.hear(1) == [])
    supply.hold(5)
    #expect(bus.hear(24) == image(fresh, fresh))
  }

  @Test("shows its faults: other address bits, lost writes, a silent reset")
  func faults() {
    chip.identityOverride = 2
    #expect(bus.hear(1) == [0xC2])
    chip.losesWrites = true
    #expect(bus.say([0x40, 0x88, 0x00]) == .acknowledged)
    #expect(chip.output(0, at: .zero) == 0)
    chip.losesWrites = false
    bus.say([0x40, 0x88, 0x00])
    chip.powerOnReset(at: .zero)
    #expect(chip.output(0, at: .zero) == 0)
    #expect(chip.misuse == nil)
  }
}
