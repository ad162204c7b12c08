import HAL
import Quantities
import Simulator
import Testing

@Suite("The model of the ADS122C04 (SBAS751B)")
struct ADS122C04ModelTests {
  private let nets: [Net]
  private let reference = Net("REF", held: 2.5)
  private let supply = Net("AVDD", held: 3.3)
  private let die = Net("die", held: 25)
  private let chip: ADS122C04Model
  private var probe: ChipProbe { ChipProbe(chip) }

  init() {
    let inputs = (0..<4).map { Net("AIN\($0)", held: 0) }
    nets = inputs
    chip = ADS122C04Model(
      on: .init(inputs: inputs, reference: reference, supply: supply, die: die))
  }

  /// Converts once with these registers and returns the code.
  private func code(_ zero: UInt8, _ one: UInt8 = 0) -> UInt32? {
    chip.powerOnReset(at: .zero)
    probe.send([0x40, zero])
    probe.send([0x44, one])
    probe.send([0x08])
    let bytes = probe.ask([0x10], 3, at: 60_000_000)
    guard bytes.count == 3 else { return nil }
    return UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2])
  }

  @Test("every register is zero after power-on and after RESET (8.6.1)", arguments: 0..<3)
  func powerOn(how: Int) {
    if how > 0 {
      for (register, value) in [0x11, 0x28, 0x56, 0x24].enumerated() {
        probe.send([0x40 | UInt8(register) << 2, UInt8(value)])
        #expect(probe.ask([0x20 | UInt8(register) << 2], 1).first == UInt8(value))
      }
      probe.send([0x48, 0])
      if how == 1 { probe.send([0x06]) } else { chip.powerOnReset(at: .zero) }
    }
    for register in 0..<4 {
      #expect(probe.ask([0x20 | UInt8(register) << 2], 1) == [0])
    }
    #expect(probe.ask([0x10], 3, at: 1_000_000_000) == [0, 0, 0])
    #expect(chip.misuse == nil)
  }

  @Test("codes of ideal inputs (8.5.2, Table 15)")
  func codes() {
    let lsb = 2.048 / 8_388_608
    for (volts, expected) in [
      (2.048, 0x7FFFFF), (2.048 - lsb, 0x7FFFFF), (lsb, 1), (0, 0), (-lsb, 0xFFFFFF),
      (-2.048, 0x800000), (-3, 0x800000), (1.024, 0x400000), (-1.024, 0xC00000),
    ] as [(Double, UInt32)] {
      nets[0].hold(volts)
      #expect(code(0x01) == expected, "\(volts) V")
    }
  }

  @Test("each gain multiplies the input", arguments: 0..<8)
  func gains(setting: Int) {
    nets[0].hold(1.0 + 0.512 / Double(1 << setting))
    nets[1].hold(1.0)
    #expect(code(UInt8(setting) << 1) == 0x200000)
  }

  @Test("the multiplexer connects what it names (8.6.2.1)")
  func multiplexer() {
    let volts = [0.512, 1.024, 1.28, 1.536]
    for i in 0..<4 { nets[i].hold(volts[i]) }
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3), (2, 3), (3, 2)]
    for (mux, pair) in pairs.enumerated() {
      let counts = Arithmetic.rounded((volts[pair.0] - volts[pair.1]) * 4_096_000)
      #expect(code(UInt8(mux) << 4) == UInt32(bitPattern: Int32(counts)) & 0xFF_FFFF)
    }
    for i in 0..<4 {
      #expect(code(0x81 | UInt8(i) << 4) == UInt32(Arithmetic.rounded(volts[i] * 4_096_000)))
    }
    // The monitors are quarters at gain 1; the last shorts its inputs.
    #expect(code(0xCE) == UInt32(Arithmetic.rounded(0.625 * 4_096_000)))
    #expect(code(0xDE) == UInt32(Arithmetic.rounded(0.825 * 4_096_000)))
    #expect(code(0xEE) == 0)
  }

  @Test("the references (8.6.2.2)")
  func references() {
    nets[0].hold(1.25)
    #expect(code(0x01, 0x02) == 0x400000)
    nets[0].hold(1.65)
    #expect(code(0x01, 0x04) == 0x400000)
    #expect(code(0x01, 0x06) == 0x400000)
  }

  @Test("against AVSS means against the negative supply")
  func bipolar() {
    let chip = ADS122C04Model(
      on: .init(
        inputs: nets, reference: reference, supply: Net(held: 5), avss: Net(held: -2.5)))
    nets[0].hold(-1.476)
    let probe = ChipProbe(chip)
    probe.send([0x40, 0x81])
    probe.send([0x08])
    #expect(probe.ask([0x10], 3, at: 60_000_000) == [0x40, 0x00, 0x00])
  }

  @Test("the amplifier does not reach the supplies, its bypass does (6.5)")
  func amplifier() {
    nets[0].hold(0.1)
    #expect(code(0x00) == 0)
    #expect(code(0x01) == 0x064000)
    nets[1].hold(3.2)
    #expect(code(0x30, 0x04) == UInt32(2.9 / 3.3 * 8_388_608))
    // Gains from 8 use the amplifier whatever the bypass bit says.
    nets[1].hold(0)
    #expect(code(0x07) == 0)
  }

  @Test("temperatures of the datasheet (8.3.10.1 and Table 14)")
  func temperatures() {
    for (celsius, fourteen) in [
      (128, 0x1000), (127.96875, 0x0FFF), (100, 0x0C80), (75, 0x0960), (50, 0x0640),
      (25, 0x0320), (0.25, 0x0008), (0.03125, 0x0001), (0, 0), (-0.25, 0x3FF8),
      (-25, 0x3CE0), (-40, 0x3B00),
    ] as [(Double, UInt32)] {
      die.hold(celsius)
      #expect(code(0x00, 0x01) == fourteen << 10, "\(celsius) °C")
    }
  }

  @Test("the current sources and where they go (8.6.2.3, 8.6.2.4)")
  func currents() {
    #expect(chip.excitation1 == nil)
    let steps = [0, 10e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1000e-6, 1500e-6]
    probe.send([0x4C, 0x20 | 0x18])
    for (setting, amperes) in steps.enumerated() {
      probe.send([0x48, UInt8(setting)])
      #expect(chip.excitation(from: .ain0) == Amperes(amperes))
      #expect(chip.excitation(from: .refn) == Amperes(amperes))
      #expect(chip.excitation(from: .ain1) == Amperes(0))
    }
    for route in 1...6 as ClosedRange<UInt8> {
      probe.send([0x4C, route << 5 | route << 2])
      #expect(chip.excitation1?.pin.rawValue == route)
      #expect(chip.excitation2?.pin.rawValue == route)
      #expect(chip.excitation1.map { chip.excitation(from: $0.pin) } == Amperes(3000e-6))
    }
    #expect(!chip.hasBurnOutCurrents)
    probe.send([0x48, 0x0F])
    #expect(chip.hasBurnOutCurrents)
    probe.send([0x02])
    #expect(chip.excitation1 == nil && !chip.hasBurnOutCurrents)
    probe.send([0x08])
    #expect(chip.excitation2 != nil && chip.hasBurnOutCurrents)
  }

  @Test("what the datasheet does not define is refused")
  func misuse() {
    for (bytes, byte) in [
      ([0x00], 0), ([0x04], 0), ([0x30], 0), ([0x80], 0), ([0x08, 0x00], 1), ([0x10, 0x00], 1),
      ([0x40], 0), ([0x40, 0x00, 0x00], 2), ([0x40, 0xF1], 1), ([0x40, 0x80], 1),
      ([0x40, 0x87], 1), ([0x44, 0xE0], 1), ([0x48, 0x30], 1), ([0x4C, 0x01], 1),
      ([0x4C, 0x02], 1), ([0x4C, 0xE0], 1), ([0x4C, 0x1C], 1),
    ] as [([UInt8], Int)] {
      let chip = ADS122C04Model(inputs: nets, reference: reference, supply: supply)
      #expect(ChipProbe(chip).send(bytes) == .refused(byte: byte))
      #expect(chip.misuse != nil)
    }
    #expect(probe.answer(toRead: 3) == .refused(byte: 0))
    probe.send([0x10])
    #expect(probe.answer(toRead: 4) == .refused(byte: 3))
    probe.send([0x20])
    #expect(probe.answer(toRead: 2) == .refused(byte: 1))
    #expect(
      chip.misuse == Misuse("ADS122C04", "a read that no RDATA or RREG asked for"))
  }

  @Test("the last bits of commands are not looked at (8.5.3, Table 16)")
  func commands() {
    #expect(probe.send([0x43, 0x21]) == .acknowledged)
    #expect(probe.ask([0x23], 1) == [0x21])
    #expect(probe.ask([0x1F], 3) == [0, 0, 0])
    for command in [0x03, 0x09, 0x07] as [UInt8] {
      #expect(probe.send([command]) == .acknowledged)
    }
    #expect(probe.ask([0x20], 1) == [0])
    #expect(chip.misuse == nil)
  }
}
