import HAL
import Quantities
import Simulator
import Testing

@Suite("MCP9601: wires")
struct MCP9601WireTests {
  @Test("a broken wire raises bit 4 and OC with the next conversion")
  func open() {
    let bench = CoupleBench()
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
    let bench = CoupleBench()
    bench.probe.condition = .shorted
    #expect(bench.status(at: ms(320)) == 0x60)
    #expect(bench.chip.shortCircuit.level(at: ms(320)) == .high)
    #expect(bench.chip.openCircuit.level(at: ms(320)) == .low)
  }

  @Test("an MCP9600 reads a broken wire as its own temperature, without a word")
  func undetected() {
    let bench = CoupleBench(.mcp9600)
    bench.probe.condition = .open
    #expect((bench.celsius(0x00, at: ms(640)) - 25).magnitude < 0.1)
    #expect(bench.status(at: ms(640)) == 0x40)
    #expect(bench.chip.openCircuit.level(at: ms(640)) == .low)
  }

  @Test("without the VSENSE resistors an MCP9601 finds nothing either")
  func noSense() {
    let bench = CoupleBench(senses: false)
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
    let bench = CoupleBench(.mcp9600)
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
    let bench = CoupleBench(.mcp9600)
    bench.hot.hold(value)
    #expect(bench.celsius(0x00, at: ms(320)) == (value < 0 ? -200 : 1372))
    #expect(bench.status(at: ms(320)) == 0x50)
    bench.die.hold(value)
    #expect(bench.celsius(0x02, at: ms(1000)) == (value < 0 ? -128 : 127.9375))
  }
}

@Suite("MCP9601: faults of a campaign")
struct MCP9601CampaignTests {
  private let bench = CoupleBench()

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
  private let bench = CoupleBench()

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

  @Test("an alert that is stuck, or takes bit 3 the other way, says so on its pin only")
  func alerts() {
    bench.chip.send(0x08, 0x01)
    bench.chip.send(0x10, 0x06, 0x40)  // 100 °C; the couple is at 180 °C.
    #expect(bench.chip.alert(1).level(at: ms(320)) == .low)
    #expect(bench.chip.suffer(.alertStuck(.high), at: ms(330)))
    #expect(bench.chip.alert(1).level(at: ms(640)) == .high)
    #expect(bench.status(at: ms(640)) == 0x41)
    #expect(bench.chip.suffer(nil, at: ms(650)))
    #expect(bench.chip.alert(1).level(at: ms(650)) == .low)
    #expect(bench.chip.suffer(.alertsBackwards, at: ms(660)))
    #expect(bench.chip.alert(1).level(at: ms(960)) == .high)
    bench.hot.hold(50)
    #expect(bench.chip.alert(1).level(at: ms(1280)) == .low)
    #expect(bench.chip.ask(0x08, 1, at: ms(1280)) == [0x01])
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
