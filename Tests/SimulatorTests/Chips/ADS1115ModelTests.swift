import HAL
import Quantities
import Simulator
import Testing

@Suite("The model of the ADS1115 (SBAS444D)")
struct ADS1115ModelTests {
  private let nets: [Net]
  private let chip: ADS1115Model
  private var probe: ChipProbe { ChipProbe(chip) }

  init() {
    nets = (0..<4).map { Net("AIN\($0)", held: 0) }
    chip = ADS1115Model(inputs: nets)
  }

  private func configure(_ word: UInt16, at nanoseconds: Int64 = 0) {
    probe.send([1, UInt8(word >> 8), UInt8(word & 0xFF)], at: nanoseconds)
  }

  private func word(_ register: UInt8, at nanoseconds: Int64 = 0) -> UInt16 {
    let bytes = probe.ask([register], 2, at: nanoseconds)
    return bytes.count == 2 ? UInt16(bytes[0]) << 8 | UInt16(bytes[1]) : 0xDEAD
  }

  @Test("registers after power-on (9.6)", arguments: [false, true])
  func powerOn(again: Bool) {
    if again {
      nets[0].hold(1)
      configure(0xC483)
      _ = word(0, at: 10_000_000)
      probe.send([2, 0x12, 0x34], at: 10_000_000)
      probe.send([3, 0x43, 0x21], at: 10_000_000)
      chip.powerOnReset(at: Instant(nanoseconds: 10_000_000))
      #expect(probe.take(2, at: 10_000_000) == [0x00, 0x00])
    }
    #expect(word(0, at: 10_000_000) == 0x0000)
    #expect(word(1, at: 10_000_000) == 0x8583)
    #expect(word(2, at: 10_000_000) == 0x8000)
    #expect(word(3, at: 10_000_000) == 0x7FFF)
    #expect(chip.misuse == nil)
  }

  @Test("codes of ideal inputs at each range (9.3.3, Table 3)")
  func ranges() {
    let scales = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256]
    for (gain, scale) in scales.enumerated() {
      let bits = UInt16(gain) << 9
      let lsb = scale / 32768
      for (volts, code) in [
        (scale, 0x7FFF), (scale - lsb, 0x7FFF), (lsb, 1), (0, 0), (-lsb, 0xFFFF),
        (-scale, 0x8000), (-2 * scale, 0x8000), (scale / 2, 0x4000),
      ] as [(Double, UInt16)] {
        nets[0].hold(volts)
        chip.powerOnReset(at: .zero)
        configure(0xC1E3 | bits)
        #expect(word(0, at: 10_000_000) == code, "\(volts) V of \(scale) V")
      }
    }
  }

  @Test("the multiplexer subtracts the pins it names (9.6.3)")
  func multiplexer() {
    for i in 0..<4 { nets[i].hold([0.1, 0.3, 0.7, 1.5][i]) }
    let expected = [-0.2, -1.4, -1.2, -0.8, 0.1, 0.3, 0.7, 1.5]
    for (mux, volts) in expected.enumerated() {
      chip.powerOnReset(at: .zero)
      configure(0x85E3 | UInt16(mux) << 12)
      let code = Int16(bitPattern: word(0, at: 10_000_000))
      #expect(Double(code) == Arithmetic.rounded(volts * 16000), "MUX \(mux)")
    }
  }

  @Test("a single conversion takes 25 µs and the period of its rate (9.4.2.1, 9.6.3)")
  func singleTiming() {
    let periods: [Int64] = [
      125_000_000, 62_500_000, 31_250_000, 15_625_000, 7_812_500, 4_000_000, 2_105_264, 1_162_791,
    ]
    nets[0].hold(1.024)
    for (rate, period) in periods.enumerated() {
      chip.powerOnReset(at: .zero)
      let setting = 0x4503 | UInt16(rate) << 5
      configure(setting | 0x8000, at: 1000)
      let end = 1000 + 25_000 + period
      #expect(word(1, at: end - 1) == setting)
      #expect(word(0, at: end - 1) == 0)
      #expect(word(1, at: end) == setting | 0x8000)
      #expect(word(0, at: end) == 0x4000)
    }
  }

  @Test("the result is what was on the pin when the conversion completed")
  func completion() {
    let ramp = Slope()
    var pins = nets
    pins[0] = Net(from: ramp, output: 0)
    let probe = ChipProbe(ADS1115Model(inputs: pins))
    probe.send([1, 0xC5, 0x83])
    // 25 µs and 1/128 s at 1 V a second, 62.5 µV a count.
    #expect(probe.ask([0], 2, at: 400_000_000) == [0x00, 0x7D])
  }

  @Test("continuous conversions follow each other, the last one is read (9.4.2.2)")
  func continuous() {
    configure(0x44E3)
    nets[0].hold(1.024)
    #expect(word(0, at: 1_187_790) == 0)
    #expect(word(0, at: 1_187_791) == 0x4000)
    #expect(word(1, at: 1_187_791) == 0x44E3)
    nets[0].hold(0.512)
    // 3000 hours and 860 conversions later they still come to the nanosecond.
    let later: Int64 = 10_800_000_000_000_000 + 1_000_000_000 + 25_000
    #expect(word(0, at: later - 1) == 0x2000)
    nets[0].hold(0.256)
    #expect(word(0, at: later) == 0x1000)
  }

  @Test("what is written while it converts holds for the next conversion")
  func change() {
    nets[0].hold(1.024)
    nets[1].hold(0.512)
    configure(0x4483)
    configure(0x5483, at: 1_000_000)
    #expect(word(0, at: 7_837_500) == 0x4000)
    #expect(word(0, at: 15_649_999) == 0x4000)
    #expect(word(0, at: 15_650_000) == 0x2000)
    configure(0x5583, at: 15_650_000)
    nets[1].hold(0.256)
    #expect(word(1, at: 23_462_499) & 0x8000 == 0)
    #expect(word(1, at: 23_462_500) == 0xD583)
    #expect(word(0, at: 90_000_000) == 0x1000)
  }

  @Test("a start while it converts is ignored, one without the OS bit starts nothing")
  func starts() {
    nets[0].hold(1.024)
    configure(0x4583)
    #expect(word(1, at: 50_000_000) == 0xC583)
    configure(0xC583, at: 50_000_000)
    configure(0xC583, at: 54_000_000)
    #expect(word(1, at: 57_837_500) == 0xC583)
  }

  @Test("a frozen converter never completes; thawed, it does")
  func frozen() {
    nets[0].hold(1.024)
    chip.isFrozen = true
    configure(0xC583)
    #expect(word(1, at: 60_000_000_000) == 0x4583)
    chip.isFrozen = false
    #expect(word(1, at: 60_007_812_499) == 0x4583)
    #expect(word(1, at: 60_007_812_500) == 0xC583)
    #expect(word(0, at: 60_007_812_500) == 0x4000)
  }

  @Test("what the datasheet does not define is refused")
  func misuse() {
    for (bytes, byte) in [
      ([4], 0), ([0x81], 0), ([0, 0, 0], 1), ([1, 0x85], 1), ([2, 0, 0, 0], 3),
    ] as [([UInt8], Int)] {
      let chip = ADS1115Model(inputs: nets)
      #expect(ChipProbe(chip).send(bytes) == .refused(byte: byte))
      #expect(chip.misuse?.register == bytes[0])
    }
    #expect(probe.answer(toRead: 1) == .acknowledged)
    #expect(chip.misuse == nil)
    #expect(probe.answer(toRead: 3) == .refused(byte: 2))
    #expect(probe.send([9]) == .refused(byte: 0))
    #expect(chip.misuse == Misuse("ADS1115", "a register is two bytes", register: 0))
  }
}

/// One volt a second.
private final class Slope: Plant {
  func output(_ index: Int, at now: Instant) -> Double { (now - .zero).value }
}
