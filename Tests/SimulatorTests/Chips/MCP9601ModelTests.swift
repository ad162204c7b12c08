import HAL
import Quantities
import Simulator
import Testing

/// A type K probe at a chip, everything at known temperatures.
private struct Bench {
  let hot = Net("hot", held: 180)
  let terminals = Net("terminals", held: 25)
  let die = Net("die", held: 25)
  let probe: ThermocoupleProbe
  let chip: MCP9601Model

  init(
    _ part: MCP9601Model.Part = .mcp9601, revision: UInt8 = 0x11, senses: Bool = true,
    wire: ThermocoupleType = .k
  ) {
    probe = ThermocoupleProbe(hot: hot, terminals: terminals, wire: wire)
    chip = MCP9601Model(part, revision: revision, probe: probe, die: die, senses: senses)
  }

  func word(_ register: UInt8, at now: Instant) -> Int {
    let bytes = chip.ask(register, 2, at: now)
    return Int(Int16(bitPattern: UInt16(bytes[0]) << 8 | UInt16(bytes[1])))
  }

  /// DS20005426C, page 24, equation 5-1.
  func celsius(_ register: UInt8, at now: Instant) -> Double {
    Double(word(register, at: now)) / 16
  }

  func status(at now: Instant) -> UInt8 { chip.ask(0x04, 1, at: now)[0] }
}

@Suite("MCP9601: registers")
struct MCP9601RegisterTests {
  private let bench = Bench()

  struct Reset: Sendable {
    let register: UInt8
    let bytes: [UInt8]
  }

  @Test(
    "begin with zeros, and with the identity",
    arguments: [
      Reset(register: 0x00, bytes: [0, 0]), Reset(register: 0x01, bytes: [0, 0]),
      Reset(register: 0x02, bytes: [0, 0]), Reset(register: 0x03, bytes: [0, 0, 0]),
      Reset(register: 0x04, bytes: [0]), Reset(register: 0x05, bytes: [0]),
      Reset(register: 0x06, bytes: [0]), Reset(register: 0x08, bytes: [0]),
      Reset(register: 0x09, bytes: [0]), Reset(register: 0x0A, bytes: [0]),
      Reset(register: 0x0B, bytes: [0]), Reset(register: 0x0C, bytes: [0]),
      Reset(register: 0x0D, bytes: [0]), Reset(register: 0x0E, bytes: [0]),
      Reset(register: 0x0F, bytes: [0]), Reset(register: 0x10, bytes: [0, 0]),
      Reset(register: 0x11, bytes: [0, 0]), Reset(register: 0x12, bytes: [0, 0]),
      Reset(register: 0x13, bytes: [0, 0]), Reset(register: 0x20, bytes: [0x41, 0x11]),
    ])
  func powerOn(reset: Reset) {
    #expect(bench.chip.ask(reset.register, reset.bytes.count) == reset.bytes)
    #expect(bench.chip.misuse == nil)
  }

  @Test("tell an MCP9600 from an MCP9601")
  func identity() {
    #expect(Bench(.mcp9600, revision: 0x14).word(0x20, at: .zero) == 0x4014)
  }

  struct Setting: Sendable {
    let register: UInt8
    let written, read: [UInt8]
  }

  @Test(
    "keep what is written, save bits that are not there",
    arguments: [
      Setting(register: 0x05, written: [0x27], read: [0x27]),
      Setting(register: 0x06, written: [0xFE], read: [0xFE]),
      Setting(register: 0x08, written: [0x9F], read: [0x1F]),
      Setting(register: 0x0B, written: [0x01], read: [0x01]),
      Setting(register: 0x0C, written: [0xFF], read: [0xFF]),
      Setting(register: 0x0F, written: [0x02], read: [0x02]),
      // DS20005426C, page 31, register 5-9: bits 1 and 0 read as zeros.
      Setting(register: 0x10, written: [0x0B, 0x47], read: [0x0B, 0x44]),
      Setting(register: 0x13, written: [0xFF, 0x80], read: [0xFF, 0x80]),
    ])
  func readBack(setting: Setting) {
    #expect(
      bench.chip.write(([setting.register] + setting.written).span, at: .zero) == .acknowledged)
    #expect(bench.chip.ask(setting.register, setting.read.count) == setting.read)
    #expect(bench.chip.misuse == nil)
  }

  struct Wrong: Sendable {
    let bytes: [UInt8]
    let refused: Int
    let what: String
  }

  @Test(
    "refuse what the datasheet does not define",
    arguments: [
      Wrong(bytes: [0x07], refused: 0, what: "there is no such register"),
      Wrong(bytes: [0x14], refused: 0, what: "there is no such register"),
      Wrong(bytes: [0x00, 0, 0], refused: 1, what: "a write to a read-only register"),
      Wrong(bytes: [0x20, 0, 0], refused: 1, what: "a write to a read-only register"),
      // An 8-bit register written as a word, as one public driver does.
      Wrong(bytes: [0x0C, 0x00, 0x02], refused: 2, what: "a write of the wrong length"),
      Wrong(bytes: [0x10, 0x0B], refused: 1, what: "a write of the wrong length"),
      Wrong(bytes: [0x06, 0x03], refused: 1, what: "a mode that does not exist"),
      Wrong(bytes: [0x05, 0x80], refused: 1, what: "bits that do not exist"),
      Wrong(bytes: [0x08, 0x20], refused: 1, what: "bits that do not exist"),
    ])
  func misuse(wrong: Wrong) {
    #expect(bench.chip.write(wrong.bytes.span, at: .zero) == .refused(byte: wrong.refused))
    #expect(bench.chip.misuse?.what == wrong.what)
    #expect(bench.chip.misuse?.register == wrong.bytes[0])
  }

  @Test("keep the first misuse, not the last")
  func firstMisuse() {
    bench.chip.send(0x07)
    bench.chip.send(0x20, 1, 2)
    #expect(bench.chip.misuse?.register == 0x07)
  }

  @Test("need a fresh pointer before every read (DS80000741D)")
  func stalePointer() {
    _ = bench.chip.ask(0x20, 2)
    #expect(bench.chip.receive(2) == [0xFF, 0xFF])
    #expect(bench.chip.misuse?.what == "a read without a fresh pointer")
  }

  @Test("answer whole or not at all", arguments: [1, 3])
  func wrongLength(count: Int) {
    #expect(bench.chip.ask(0x00, count) == [UInt8](repeating: 0xFF, count: count))
    #expect(bench.chip.misuse?.what == "a read of the wrong length")
  }

  @Test("survive neither a loss of power nor, silently, a brown-out")
  func powerLoss() {
    bench.chip.send(0x08, 0x01)
    bench.chip.send(0x10, 0x0B, 0x40)
    bench.chip.send(0x05, 0x21)
    bench.chip.powerOnReset(at: ms(1000))
    #expect(bench.chip.ask(0x08, 1, at: ms(1000)) == [0])
    #expect(bench.chip.ask(0x10, 2, at: ms(1000)) == [0, 0])
    #expect(bench.chip.ask(0x05, 1, at: ms(1000)) == [0])
    #expect(bench.status(at: ms(1319)) == 0)
    #expect(bench.status(at: ms(1320)) == 0x40)
  }
}

@Suite("MCP9601: temperature")
struct MCP9601TemperatureTests {
  @Test(
    "is what the probe feels, whatever the chip's own",
    arguments: [-150.0, -8, 0, 25, 97.5, 180, 600, 1200], [-20.0, 25, 61.5])
  func hot(truth: Double, ambient: Double) {
    let bench = Bench()
    bench.hot.hold(truth)
    bench.terminals.hold(ambient)
    bench.die.hold(ambient)
    #expect((bench.celsius(0x00, at: ms(640)) - truth).magnitude <= 0.15)
    #expect(bench.celsius(0x02, at: ms(640)) == ambient)
    #expect(bench.celsius(0x01, at: ms(640)) == bench.celsius(0x00, at: ms(640)) - ambient)
  }

  @Test("is -8 °C as two's complement: FF 80")
  func negative() {
    let bench = Bench()
    bench.hot.hold(-8)
    #expect(bench.chip.ask(0x00, 2, at: ms(640)) == [0xFF, 0x80])
  }

  @Test("carries the error of the die into the hot junction")
  func dieError() {
    let bench = Bench()
    bench.die.hold(27)
    #expect((bench.celsius(0x00, at: ms(640)) - 182).magnitude < 0.2)
  }

  @Test("is plainly wrong with the wrong type set: K wire read as T")
  func wrongType() {
    let bench = Bench()
    bench.chip.send(0x05, 0x20)
    // 7.340 - 1.000 mV of type K on top of 0.992 mV of type T is 7.332 mV; type T has
    // 7.310 mV at 162 °C and 7.360 mV at 163 °C.
    #expect((bench.celsius(0x00, at: ms(640)) - 162.44).magnitude < 0.1)
  }

  @Test("is right for the type that is set, with the cold junction known before", arguments: 1...3)
  func typeChange(code: UInt8) throws {
    let bench = Bench(wire: try #require(ThermocoupleType(rawValue: code)))
    _ = bench.status(at: ms(1000))
    bench.chip.send(0x05, code << 4, at: ms(1000))
    #expect((bench.celsius(0x00, at: ms(1320)) - 180).magnitude < 0.15)
  }

  @Test("falls as the sample warms when the wires are swapped")
  func swapped() {
    let bench = Bench()
    bench.probe.isReversed = true
    #expect(bench.celsius(0x00, at: ms(640)) < -130)
  }

  @Test("comes as raw counts of 2 µV, three bytes with their sign")
  func raw() {
    let bench = Bench()
    bench.hot.hold(100)
    // 4.0962 - 1.0003 mV.
    let bytes = bench.chip.ask(0x03, 3, at: ms(640))
    #expect(Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2]) == 1548)
    bench.probe.isReversed = true
    #expect(bench.chip.ask(0x03, 3, at: ms(960)) == [0xFF, 0xF9, 0xF4])
  }

  struct Resolution: Sendable {
    let configuration: UInt8
    let milliseconds: Int64
    let step: Int
  }

  @Test(
    "takes 320, 80, 20 or 5 ms, not a nanosecond less",
    arguments: [
      Resolution(configuration: 0x00, milliseconds: 320, step: 1),
      Resolution(configuration: 0x20, milliseconds: 80, step: 4),
      Resolution(configuration: 0x40, milliseconds: 20, step: 16),
      Resolution(configuration: 0x60, milliseconds: 5, step: 64),
    ])
  func conversionTime(resolution: Resolution) {
    let bench = Bench()
    bench.chip.send(0x06, resolution.configuration)
    let due = ms(resolution.milliseconds)
    #expect(bench.status(at: due - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.word(0x00, at: due - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.status(at: due) == 0x40)
    let bytes = bench.chip.ask(0x03, 3, at: due)
    let raw = Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])
    #expect(raw > 0)
    #expect(raw % resolution.step == 0)
  }

  @Test("has a flag that is cleared by a zero and comes back with the next conversion")
  func updated() {
    let bench = Bench()
    #expect(bench.status(at: ms(320)) == 0x40)
    bench.chip.send(0x04, 0xC0, at: ms(321))
    #expect(bench.status(at: ms(321)) == 0x40)
    bench.chip.send(0x04, 0x00, at: ms(322))
    #expect(bench.status(at: ms(640) - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.status(at: ms(640)) == 0x40)
  }

  @Test("is of the instant at which the conversion completed, whenever it is read")
  func sampledInstant() {
    let bench = Bench()
    let ramp = Ramp(10)
    let probe = ThermocoupleProbe(
      hot: Net(from: ramp, output: 0), terminals: bench.terminals, wire: .k)
    let early = MCP9601Model(probe: probe, die: bench.die)
    let late = MCP9601Model(probe: probe, die: bench.die)
    for second in 1...60 { _ = early.ask(0x00, 2, at: ms(Int64(second) * 1000)) }
    // The conversion before 60.5 s completed at 60.48 s: 604.8 °C.
    let bytes = late.ask(0x00, 2, at: ms(60_500))
    #expect(early.ask(0x00, 2, at: ms(60_500)) == bytes)
    let celsius = Double(Int(bytes[0]) << 8 | Int(bytes[1])) / 16
    #expect((celsius - 604.8).magnitude < 0.1)
  }

  @Test("has a cold junction of its own pace: 250 ms, or 63 ms at 0.25 °C")
  func coldJunction() {
    let bench = Bench()
    bench.die.hold(23.4)
    #expect(bench.word(0x02, at: ms(250) - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.word(0x02, at: ms(250)) == 374)
    bench.chip.powerOnReset(at: ms(1000))
    bench.chip.send(0x06, 0x80, at: ms(1000))
    #expect(bench.word(0x02, at: ms(1063) - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.celsius(0x02, at: ms(1063)) == 23.5)
  }

  @Test("rests in shutdown and keeps its last value")
  func shutdown() {
    let bench = Bench()
    let last = bench.word(0x00, at: ms(320))
    bench.chip.send(0x06, 0x01, at: ms(330))
    bench.chip.send(0x04, 0x00, at: ms(330))
    bench.hot.hold(20)
    #expect(bench.word(0x00, at: ms(5000)) == last)
    #expect(bench.status(at: ms(5000)) == 0)
  }

  @Test("comes in bursts of 1 to 128", arguments: UInt8(0)...7)
  func burst(power: UInt8) {
    let bench = Bench()
    bench.chip.send(0x06, 0x62 | power << 2)
    let end = ms(5 << Int64(power))
    #expect(bench.status(at: end - Seconds(nanoseconds: 1)) & 0x80 == 0)
    #expect(bench.status(at: end) == 0xC0)
    #expect((bench.celsius(0x00, at: end) - 180).magnitude < 4)
    bench.chip.send(0x04, 0x00, at: end)
    #expect(bench.status(at: end + Seconds(10)) == 0)
  }

  @Test("is restarted by a change of configuration")
  func restart() {
    let bench = Bench()
    bench.chip.send(0x05, 0x00, at: ms(300))
    #expect(bench.status(at: ms(619)) == 0)
    #expect(bench.status(at: ms(620)) == 0x40)
  }
}

/// Before the cold junction is known the hot one is counted from 0 °C: T_H is the sum of the
/// registers T_Δ and T_C (DS20005426C, page 24, figure 5-2), and T_C begins with zero.
@Suite("MCP9601: before the first cold junction")
struct MCP9601EarlyTests {
  @Test("a fast conversion is too low by the ambient temperature")
  func early() {
    let bench = Bench()
    bench.chip.send(0x06, 0x20)
    #expect((bench.celsius(0x00, at: ms(240)) - 155.3).magnitude < 1)
    #expect((bench.celsius(0x00, at: ms(320)) - 180).magnitude < 0.3)
    bench.chip.powerOnReset(at: ms(1000))
    bench.chip.send(0x06, 0x20, at: ms(1000))
    #expect((bench.celsius(0x00, at: ms(1240)) - 155.3).magnitude < 1)
  }
}

@Suite("MCP9601: filter")
struct MCP9601FilterTests {
  /// A filter that has seen 100 °C at 1080 ms, and from then on 200 °C every 80 ms.
  private func bench(level: UInt8) -> Bench {
    let bench = Bench()
    bench.hot.hold(100)
    bench.chip.send(0x06, 0x20)
    bench.chip.send(0x05, level, at: ms(1000))
    _ = bench.status(at: ms(1080))
    bench.hot.hold(200)
    return bench
  }

  /// What is read after each of so many conversions.
  private func steps(level: UInt8, count: Int64) -> [Double] {
    let bench = bench(level: level)
    return (1...count).map { bench.celsius(0x00, at: ms(1080 + 80 * $0)) }
  }

  @Test("weighs the new sample with 2 / (2^n + 1)", arguments: UInt8(0)...7)
  func firstStep(level: UInt8) {
    let weight = 2 / (Double(1 << Int(level)) + 1)
    #expect((steps(level: level, count: 1)[0] - (100 + 100 * weight)).magnitude < 0.1)
  }

  @Test("decays geometrically")
  func decay() {
    // k = 2/5: what is left of 100 K after n samples is 100 * 0.6^n.
    let seen = steps(level: 2, count: 5)
    for (i, left) in [60, 36, 21.6, 12.96, 7.776].enumerated() {
      #expect((200 - seen[i] - left).magnitude < 0.3)
    }
  }

  @Test("is the same whether anybody looked meanwhile or not")
  func unobserved() {
    let bench = bench(level: 2)
    #expect(bench.celsius(0x00, at: ms(1480)) == steps(level: 2, count: 5)[4])
    #expect((bench.celsius(0x00, at: ms(100_000)) - 200).magnitude < 0.15)
  }
}

@Suite("MCP9601: alerts")
struct MCP9601AlertTests {
  private let bench = Bench()

  /// Lets one conversion pass at a temperature and looks at alert 1.
  private func level(_ celsius: Double, after count: Int64) -> Level {
    bench.hot.hold(celsius)
    return bench.chip.alert(1).level(at: ms(320 * count))
  }

  @Test("are off after power-on and stay so, although every limit is 0 °C")
  func disabled() {
    for number in 1...4 { #expect(bench.chip.alert(number).level(at: ms(5000)) == .high) }
    #expect(bench.status(at: ms(5000)) == 0x40)
  }

  @Test("assert above a rising limit and release below its hysteresis: 08 01")
  func rising() {
    bench.chip.send(0x08, 0x01)
    bench.chip.send(0x0C, 5)
    bench.chip.send(0x10, 0x06, 0x40)  // 100 °C
    #expect(level(99, after: 1) == .high)
    #expect(level(101, after: 2) == .low)
    #expect(bench.status(at: ms(640)) == 0x41)
    #expect(level(96, after: 3) == .low)
    #expect(level(94, after: 4) == .high)
    #expect(bench.status(at: ms(1280)) == 0x40)
    #expect(level(99, after: 5) == .high)
  }

  @Test("assert below a falling limit and release above its hysteresis: bit 3 set")
  func falling() {
    bench.chip.send(0x08, 0x09)
    bench.chip.send(0x0C, 5)
    bench.chip.send(0x10, 0x06, 0x40)
    #expect(level(101, after: 1) == .high)
    #expect(level(99, after: 2) == .low)
    #expect(level(104, after: 3) == .low)
    #expect(level(106, after: 4) == .high)
  }

  @Test("have a hysteresis of whole degrees, to the sixteenth")
  func exactHysteresis() {
    bench.chip.send(0x08, 0x11)
    bench.chip.send(0x0C, 8)
    bench.chip.send(0x10, 0x01, 0x40)  // 20 °C, of the cold junction: it reads exactly.
    #expect(level(0, after: 1) == .low)
    bench.die.hold(12.0625)
    #expect(level(0, after: 2) == .low)
    bench.die.hold(12)
    #expect(level(0, after: 4) == .high)
  }

  @Test("let go when they are disabled")
  func disabling() {
    bench.chip.send(0x08, 0x01)
    #expect(level(101, after: 1) == .low)
    bench.chip.send(0x08, 0x00, at: ms(330))
    #expect(bench.chip.alert(1).level(at: ms(330)) == .high)
    #expect(bench.status(at: ms(1000)) == 0x40)
    bench.chip.send(0x08, 0x03, at: ms(1001))
    #expect(level(101, after: 4) == .low)
  }

  @Test("can be active high")
  func polarity() {
    bench.chip.send(0x08, 0x05)
    bench.chip.send(0x10, 0x06, 0x40)
    #expect(bench.chip.alert(1).level(at: .zero) == .low)
    #expect(level(101, after: 1) == .high)
  }

  @Test("stay until cleared in interrupt mode, and do not repeat themselves")
  func interrupt() {
    bench.chip.send(0x08, 0x03)
    bench.chip.send(0x0C, 5)
    bench.chip.send(0x10, 0x06, 0x40)
    #expect(level(101, after: 1) == .low)
    #expect(level(50, after: 2) == .low)
    bench.chip.send(0x08, 0x83, at: ms(650))
    #expect(bench.chip.alert(1).level(at: ms(651)) == .high)
    #expect(bench.chip.ask(0x08, 1, at: ms(651)) == [0x03])
    #expect(level(101, after: 3) == .low)
    bench.chip.send(0x08, 0x83, at: ms(970))
    #expect(level(101, after: 4) == .high)
  }

  @Test("can watch the cold junction")
  func cold() {
    bench.chip.send(0x08, 0x11)
    bench.chip.send(0x10, 0x01, 0xE0)  // 30 °C
    #expect(level(500, after: 1) == .high)
    bench.die.hold(31)
    #expect(level(500, after: 3) == .low)
  }

  @Test("are four, each with pin and bit of its own", arguments: 0..<4)
  func four(index: Int) {
    let i = UInt8(index)
    bench.chip.send(0x08 + i, 0x01)
    bench.chip.send(0x10 + i, 0x06, 0x40)
    for other in 0..<4 {
      let level = bench.chip.alert(other + 1).level(at: ms(320))
      #expect(level == (other == index ? .low : .high))
    }
    #expect(bench.status(at: ms(320)) == 0x40 | 1 << i)
  }

  @Test("carry the instant of the conversion that raised them")
  func instant() {
    bench.chip.send(0x08, 0x01)
    bench.chip.send(0x10, 0x06, 0x40)
    let pin = bench.chip.alert(1)
    #expect(pin.takeEdge(until: ms(700)) == Edge(to: .low, at: ms(320)))
  }

  @Test("never answer to a limit that is colder than any sample: -10 °C")
  func negativeLimit() {
    bench.chip.send(0x08, 0x09)
    bench.chip.send(0x10, 0xFF, 0x60)
    #expect(level(-9, after: 1) == .high)
    #expect(level(-11, after: 2) == .low)
  }
}

@Suite("MCP9601: wires")
struct MCP9601WireTests {
  @Test("a broken wire raises bit 4 and OC with the next conversion")
  func open() {
    let bench = Bench()
    #expect(bench.chip.openCircuit.level(at: ms(320)) == .low)
    bench.probe.condition = .open
    #expect(bench.status(at: ms(639)) == 0x40)
    #expect(bench.status(at: ms(640)) == 0x50)
    #expect(bench.chip.openCircuit.level(at: ms(640)) == .high)
    #expect(bench.chip.shortCircuit.level(at: ms(640)) == .low)
    bench.probe.condition = .intact
    #expect(bench.status(at: ms(960)) == 0x40)
    #expect(bench.chip.openCircuit.level(at: ms(960)) == .low)
  }

  @Test("a wire that touches the supply raises bit 5 and SC")
  func shorted() {
    let bench = Bench()
    bench.probe.condition = .shorted
    #expect(bench.status(at: ms(320)) == 0x60)
    #expect(bench.chip.shortCircuit.level(at: ms(320)) == .high)
    #expect(bench.chip.openCircuit.level(at: ms(320)) == .low)
  }

  @Test("an MCP9600 reads a broken wire as its own temperature, without a word")
  func undetected() {
    let bench = Bench(.mcp9600)
    bench.probe.condition = .open
    #expect((bench.celsius(0x00, at: ms(640)) - 25).magnitude < 0.1)
    #expect(bench.status(at: ms(640)) == 0x40)
    #expect(bench.chip.openCircuit.level(at: ms(640)) == .low)
  }

  @Test("without the VSENSE resistors an MCP9601 finds nothing either")
  func noSense() {
    let bench = Bench(senses: false)
    bench.probe.condition = .shorted
    #expect(bench.status(at: ms(320)) == 0x40)
    bench.probe.condition = .intact
    bench.chip.send(0x05, 0x20, at: ms(330))
    bench.hot.hold(600)
    #expect(bench.status(at: ms(650)) == 0x50)
    #expect(bench.chip.openCircuit.level(at: ms(650)) == .low)
  }

  @Test("out of range raises bit 4 of an MCP9600")
  func range() {
    let bench = Bench(.mcp9600)
    bench.chip.send(0x05, 0x20)
    bench.hot.hold(600)
    #expect(bench.status(at: ms(320)) == 0x50)
    #expect(bench.celsius(0x00, at: ms(320)) == 400)
  }
}

@Suite("MCP9601: a node that is no number")
struct MCP9601NotANumberTests {
  @Test(
    "reads as the end of the range and says so", arguments: [Double.nan, .infinity, -.infinity])
  func notANumber(value: Double) {
    let bench = Bench(.mcp9600)
    bench.hot.hold(value)
    #expect(bench.celsius(0x00, at: ms(320)) == (value < 0 ? -200 : 1372))
    #expect(bench.status(at: ms(320)) == 0x50)
    bench.die.hold(value)
    #expect(bench.celsius(0x02, at: ms(1000)) == (value < 0 ? -128 : 127.9375))
  }
}

@Suite("MCP9601: faults of a campaign")
struct MCP9601CampaignTests {
  private let bench = Bench()

  @Test("are those that the chip can have, and are mended")
  func suffer() {
    let last = bench.word(0x00, at: ms(320))
    #expect(bench.chip.suffer(.frozen, at: ms(330)))
    bench.hot.hold(300)
    #expect(bench.word(0x00, at: ms(640)) == last)
    #expect(bench.chip.suffer(nil, at: ms(650)))
    #expect((bench.celsius(0x00, at: ms(960)) - 300).magnitude < 0.15)
    #expect(!bench.chip.suffer(.stuckBranch(1), at: ms(970)))
  }

  @Test("reach probe, identity and result")
  func kinds() {
    #expect(bench.chip.suffer(.openSensor, at: .zero))
    #expect(bench.status(at: ms(320)) == 0x50)
    #expect(bench.chip.suffer(.shortedSensor, at: ms(330)))
    #expect(bench.status(at: ms(640)) == 0x60)
    #expect(bench.chip.suffer(.wrongIdentity, at: ms(650)))
    #expect(bench.word(0x20, at: ms(650)) >> 8 != 0x41)
    #expect(bench.chip.suffer(.stuckBit(2, high: true), at: ms(650)))
    #expect(bench.word(0x00, at: ms(650)) & 4 != 0)
    #expect(bench.chip.suffer(nil, at: ms(660)))
    #expect(bench.status(at: ms(960)) == 0x40)
    #expect(bench.word(0x20, at: ms(960)) == 0x4111)
  }
}

@Suite("MCP9601: faults")
struct MCP9601FaultTests {
  private let bench = Bench()

  @Test("stopped: no flag, no value")
  func stopped() {
    let last = bench.word(0x00, at: ms(320))
    bench.chip.faults.freeze = .stopped
    bench.chip.send(0x04, 0, at: ms(330))
    bench.hot.hold(500)
    #expect(bench.word(0x00, at: ms(3000)) == last)
    #expect(bench.status(at: ms(3000)) == 0)
    bench.chip.faults.freeze = nil
    #expect(bench.word(0x00, at: ms(3520)) > 16 * 499)
  }

  @Test("repeating: the flag comes, the value stays")
  func repeating() {
    let last = bench.word(0x00, at: ms(320))
    bench.chip.faults.freeze = .repeating
    bench.chip.send(0x04, 0, at: ms(330))
    bench.hot.hold(500)
    #expect(bench.word(0x00, at: ms(3000)) == last)
    #expect(bench.status(at: ms(3000)) == 0x40)
  }

  @Test("a stuck bit shows in one register only")
  func stuckBit() {
    let before = bench.word(0x00, at: ms(320))
    bench.chip.faults.stuckBit = StuckBit(9, of: 0x00, at: .low)
    #expect(bench.word(0x00, at: ms(320)) == before & ~0x200)
    bench.chip.faults.stuckBit = StuckBit(9, of: 0x00, at: .high)
    #expect(bench.word(0x00, at: ms(320)) == before | 0x200)
    #expect(bench.celsius(0x02, at: ms(320)) == 25)
  }

  @Test("another identity")
  func identity() {
    bench.chip.faults.identity = 0x4012
    #expect(bench.word(0x20, at: .zero) == 0x4012)
  }

  @Test("lost writes are acknowledged; pointers still move")
  func lostWrites() {
    bench.chip.faults.losesWrites = true
    #expect(bench.chip.send(0x05, 0x20) == .acknowledged)
    #expect(bench.chip.send(0x10, 0x0B, 0x40) == .acknowledged)
    #expect(bench.chip.ask(0x05, 1) == [0])
    #expect(bench.chip.ask(0x10, 2) == [0, 0])
    #expect(bench.word(0x20, at: .zero) == 0x4111)
  }

  @Test("the erratum of the first MCP9600: 180.00 °C reads 176.69 °C (DS80000741D)")
  func repeatedByte() {
    bench.chip.send(0x10, 0x0B, 0x40)
    bench.chip.faults.repeatsFirstByte = true
    #expect(bench.chip.ask(0x10, 2) == [0x0B, 0x0B])
    #expect((bench.celsius(0x10, at: .zero) - 176.69).magnitude < 0.005)
  }
}
