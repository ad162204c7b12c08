import Quantities
import Simulator
import Testing

@Suite("MCP9601: temperature")
struct MCP9601TemperatureTests {
  @Test(
    "is what the probe feels, whatever the chip's own",
    arguments: [-150.0, -8, 0, 25, 97.5, 180, 600, 1200], [-20.0, 25, 61.5])
  func hot(truth: Double, ambient: Double) {
    let bench = CoupleBench()
    bench.hot.hold(truth)
    bench.terminals.hold(ambient)
    bench.die.hold(ambient)
    #expect((bench.celsius(0x00, at: ms(640)) - truth).magnitude <= 0.15)
    #expect(bench.celsius(0x02, at: ms(640)) == ambient)
    #expect(bench.celsius(0x01, at: ms(640)) == bench.celsius(0x00, at: ms(640)) - ambient)
  }

  @Test("is -8 °C as two's complement: FF 80")
  func negative() {
    let bench = CoupleBench()
    bench.hot.hold(-8)
    #expect(bench.chip.ask(0x00, 2, at: ms(640)) == [0xFF, 0x80])
  }

  @Test("carries the error of the die into the hot junction")
  func dieError() {
    let bench = CoupleBench()
    bench.die.hold(27)
    #expect((bench.celsius(0x00, at: ms(640)) - 182).magnitude < 0.2)
  }

  @Test("is plainly wrong with the wrong type set: K wire read as T")
  func wrongType() {
    let bench = CoupleBench()
    bench.chip.send(0x05, 0x20)
    // 7.340 - 1.000 mV of type K on top of 0.992 mV of type T is 7.332 mV; type T has
    // 7.310 mV at 162 °C and 7.360 mV at 163 °C.
    #expect((bench.celsius(0x00, at: ms(640)) - 162.44).magnitude < 0.1)
  }

  @Test("is right for the type that is set, with the cold junction known before", arguments: 1...3)
  func typeChange(code: UInt8) throws {
    let bench = CoupleBench(wire: try #require(ThermocoupleType(rawValue: code)))
    _ = bench.status(at: ms(1000))
    bench.chip.send(0x05, code << 4, at: ms(1000))
    #expect((bench.celsius(0x00, at: ms(1320)) - 180).magnitude < 0.15)
  }

  @Test("is worked out anew for another type although the voltage is the same")
  func sameVoltage() {
    let bench = CoupleBench()
    // At 0 °C there is nothing to compensate, whatever the type.
    bench.terminals.hold(0)
    bench.die.hold(0)
    #expect((bench.celsius(0x00, at: ms(1000)) - 180).magnitude < 0.1)
    bench.chip.send(0x05, 0x20, at: ms(1000))
    // 7.340 mV lies between 7.310 mV at 162 °C and 7.360 mV at 163 °C of type T.
    #expect((bench.celsius(0x00, at: ms(1320)) - 162.6).magnitude < 0.1)
  }

  @Test("falls as the sample warms when the wires are swapped")
  func swapped() {
    let bench = CoupleBench()
    bench.probe.isReversed = true
    #expect(bench.celsius(0x00, at: ms(640)) < -130)
  }

  @Test("comes as raw counts of 2 µV, three bytes with their sign")
  func raw() {
    let bench = CoupleBench()
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
    let bench = CoupleBench()
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
    let bench = CoupleBench()
    #expect(bench.status(at: ms(320)) == 0x40)
    bench.chip.send(0x04, 0xC0, at: ms(321))
    #expect(bench.status(at: ms(321)) == 0x40)
    bench.chip.send(0x04, 0x00, at: ms(322))
    #expect(bench.status(at: ms(640) - Seconds(nanoseconds: 1)) == 0)
    #expect(bench.status(at: ms(640)) == 0x40)
  }

  @Test("is of the instant at which the conversion completed, whenever it is read")
  func sampledInstant() {
    let bench = CoupleBench()
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
    let bench = CoupleBench()
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
    let bench = CoupleBench()
    let last = bench.word(0x00, at: ms(320))
    bench.chip.send(0x06, 0x01, at: ms(330))
    bench.chip.send(0x04, 0x00, at: ms(330))
    bench.hot.hold(20)
    #expect(bench.word(0x00, at: ms(5000)) == last)
    #expect(bench.status(at: ms(5000)) == 0)
  }

  @Test("comes in bursts of 1 to 128", arguments: UInt8(0)...7)
  func burst(power: UInt8) {
    let bench = CoupleBench()
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
    let bench = CoupleBench()
    bench.chip.send(0x05, 0x00, at: ms(300))
    #expect(bench.status(at: ms(619)) == 0)
    #expect(bench.status(at: ms(620)) == 0x40)
  }
}
