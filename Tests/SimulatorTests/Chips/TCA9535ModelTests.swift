import HAL
import Quantities
import Simulator
import Testing

@Suite("The model of the TCA9535 (SCPS201)")
struct TCA9535ModelTests {
  private let pins: [Wire]
  private let interrupt = Wire("INT", at: .high)
  private let chip: TCA9535Model
  private var probe: ChipProbe { ChipProbe(chip) }

  init() {
    pins = (0..<16).map { Wire("P\($0)", at: .low) }
    chip = TCA9535Model(pins: pins, interrupt: interrupt, pulls: 0x00F0)
  }

  private func drive(_ pin: Int, _ level: Level, at nanoseconds: Int64 = 0) {
    pins[pin].drive(level, at: Instant(nanoseconds: nanoseconds))
  }

  @Test("registers after power-on (Table 5)", arguments: [false, true])
  func powerOn(again: Bool) {
    if again {
      for register in [2, 4, 6] as [UInt8] { probe.send([register, 0x5A, 0xA5]) }
      chip.powerOnReset(at: .zero)
    }
    #expect(probe.ask([2], 2) == [0xFF, 0xFF])
    #expect(probe.ask([4], 2) == [0x00, 0x00])
    #expect(probe.ask([6], 2) == [0xFF, 0xFF])
    #expect(chip.misuse == nil)
  }

  @Test("power-on reads the pins, and register 0 is selected")
  func inputs() {
    drive(0, .high)
    drive(15, .high)
    #expect(probe.take(2) == [0x01, 0x80])
  }

  @Test("the second byte is the other of the pair, the third the first again", arguments: 1...3)
  func pairs(pair: UInt8) {
    let low = pair * 2
    probe.send([low, 0x12, 0x34])
    #expect(probe.ask([low], 4) == [0x12, 0x34, 0x12, 0x34])
    #expect(probe.ask([low + 1], 2) == [0x34, 0x12])
    probe.send([low + 1, 0x56, 0x78, 0x9A])
    #expect(probe.ask([low], 2) == [0x78, 0x9A])
  }

  @Test("a pin drives its wire only as an output, at the instant of the acknowledge")
  func outputs() {
    probe.send([2, 0x01, 0x80], at: 10)
    #expect(pins[15].level(at: .zero) == .low)
    probe.send([6, 0xFE, 0x7F], at: 20)
    #expect(pins[0].takeEdge(until: .never) == Edge(to: .high, at: Instant(nanoseconds: 20)))
    #expect(pins[15].takeEdge(until: .never) == Edge(to: .high, at: Instant(nanoseconds: 20)))
    #expect(pins[1].takeEdge(until: .never) == nil)
    probe.send([2, 0x00], at: 30)
    #expect(pins[0].takeEdge(until: .never) == Edge(to: .low, at: Instant(nanoseconds: 30)))
    #expect(probe.ask([0], 2) == [0x00, 0x80])
  }

  @Test("latches come up high: outputs must be written before their direction (8.6.2)")
  func latches() {
    probe.send([6, 0x00, 0xFF])
    #expect(pins[7].driven == .high)
  }

  @Test("a pin that becomes an input falls back to its resistor")
  func released() {
    probe.send([2, 0x01, 0x00])
    probe.send([6, 0x00, 0x00])
    #expect(pins[4].driven == .low)
    chip.powerOnReset(at: .zero)
    #expect(pins[0].driven == .low)
    #expect(pins[4].driven == .high)
  }

  @Test("polarity inverts what is read and nothing else")
  func polarity() {
    probe.send([2, 0x0F, 0x00])
    probe.send([6, 0x00, 0x00])
    probe.send([4, 0xFF, 0x0F])
    #expect(probe.ask([0], 2) == [0xF0, 0x0F])
    #expect(probe.ask([2], 2) == [0x0F, 0x00])
    #expect(pins[0].driven == .high)
  }

  @Test("INT falls at a change and rises when that port is read (8.3.3)")
  func interruptByReading() {
    drive(9, .high, at: 5)
    #expect(interrupt.takeEdge(until: .never) == Edge(to: .low, at: Instant(nanoseconds: 5)))
    _ = probe.ask([0], 1, at: 6)
    #expect(interrupt.driven == .low)
    _ = probe.ask([1], 1, at: 7)
    #expect(interrupt.takeEdge(until: .never) == Edge(to: .high, at: Instant(nanoseconds: 7)))
  }

  @Test("INT rises when the pin returns, and outputs raise none")
  func interruptByReturning() {
    drive(3, .high, at: 5)
    #expect(interrupt.driven == .low)
    drive(3, .low, at: 6)
    #expect(interrupt.driven == .high)
    probe.send([2, 0x00, 0x00])
    probe.send([6, 0x00, 0x00])
    probe.send([2, 0xFF, 0xFF])
    #expect(interrupt.driven == .high)
  }

  @Test("what the datasheet does not define is refused, and the first is remembered")
  func misuse() {
    #expect(probe.send([]) == .acknowledged)
    #expect(probe.send([8]) == .refused(byte: 0))
    #expect(probe.send([0, 0x00]) == .refused(byte: 1))
    #expect(probe.send([1, 0x00]) == .refused(byte: 1))
    #expect(chip.misuse == Misuse("TCA9535", "no such register", register: 8))
  }

  @Test("a wire does not keep the chip alive")
  func lifetime() {
    weak var gone: TCA9535Model?
    do {
      let other = TCA9535Model(pins: pins)
      gone = other
    }
    #expect(gone == nil)
  }
}
