import HAL
import Quantities
import Simulator
import Testing

@Suite("MCP9601: alerts")
struct MCP9601AlertTests {
  private let bench = CoupleBench()

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
