import Devices
import HAL
import Quantities
import Testing

/// A chip that was claimed, and the bus that claimed it.
struct ClaimedMCP960x {
  static let configuration = MCP960x.Configuration(
    .t, filter: .off, resolution: .bits18, coldJunction: .sixteenth)

  let bus: ScriptedBus
  var chip: MCP960x

  init(_ part: MCP960x.Part = .mcp9601, then script: [ScriptedBus.Exchange]) throws {
    let id: [UInt8] = part == .mcp9601 ? [0x41, 0x11] : [0x40, 0x14]
    bus = ScriptedBus(
      [
        .exchange(address: 0x60, out: [0x20], in: id),
        .exchange(address: 0x60, out: [0x05, 0x20], in: []),
        .exchange(address: 0x60, out: [0x06, 0x00], in: []),
        .exchange(address: 0x60, out: [0x05], in: [0x20]),
        .exchange(address: 0x60, out: [0x06], in: [0x00]),
      ] + script)
    chip = try MCP960x(part, on: bus, at: 0x60, Self.configuration)
  }
}

private func answer(_ register: UInt8, _ bytes: UInt8...) -> ScriptedBus.Exchange {
  .exchange(address: 0x60, out: [register], in: bytes)
}

private func write(_ bytes: UInt8...) -> ScriptedBus.Exchange {
  .exchange(address: 0x60, out: bytes, in: [])
}

@Suite("MCP960x: whose chip it is")
struct MCP960xIdentityTests {
  @Test("a good part is claimed, with its revision", arguments: [UInt8(0x11), 0x20])
  func claims(revision: UInt8) throws {
    let bus = ScriptedBus([
      answer(0x20, 0x41, revision), write(0x05, 0x20), write(0x06, 0x00), answer(0x05, 0x20),
      answer(0x06, 0x00),
    ])
    let chip = try MCP960x(.mcp9601, on: bus, at: 0x60, ClaimedMCP960x.configuration)
    #expect(chip.revision == revision)
    #expect(chip.configuration == ClaimedMCP960x.configuration)
    #expect(bus.remaining == 0)
  }

  @Test(
    "another part is refused",
    arguments: [
      (MCP960x.Part.mcp9601, UInt16(0x4014)), (.mcp9601, 0x0000), (.mcp9601, 0xFFFF),
      (.mcp9600, 0x4111), (.mcp9600, 0x5414),
    ])
  func refusesOthers(part: MCP960x.Part, id: UInt16) {
    let bus = ScriptedBus([answer(0x20, UInt8(id >> 8), UInt8(id & 0xFF))])
    #expect(throws: MCP960x.Failure.wrongDevice(id: id)) {
      try MCP960x(part, on: bus, at: 0x60, ClaimedMCP960x.configuration)
    }
  }

  @Test("an MCP9600 up to 0x4012 is refused by its erratum", arguments: [UInt8(0x10), 0x12])
  func refusesRepeatingRevision(revision: UInt8) {
    let bus = ScriptedBus([answer(0x20, 0x40, revision)])
    #expect(throws: MCP960x.Failure.repeatsUpperByte(revision: revision)) {
      try MCP960x(.mcp9600, on: bus, at: 0x60, ClaimedMCP960x.configuration)
    }
  }

  @Test("an MCP9601 of revision 0x10 is refused by its erratum")
  func refusesBlindRevision() {
    let bus = ScriptedBus([answer(0x20, 0x41, 0x10)])
    #expect(throws: MCP960x.Failure.missesOpenCircuit(revision: 0x10)) {
      try MCP960x(.mcp9601, on: bus, at: 0x60, ClaimedMCP960x.configuration)
    }
  }

  @Test("an MCP9600 of 0x4013 and later is claimed")
  func claimsMCP9600() throws {
    let bus = ScriptedBus([
      answer(0x20, 0x40, 0x13), write(0x05, 0x20), write(0x06, 0x00), answer(0x05, 0x20),
      answer(0x06, 0x00),
    ])
    #expect(
      try MCP960x(.mcp9600, on: bus, at: 0x60, ClaimedMCP960x.configuration).part == .mcp9600)
  }

  @Test("every kind of failure of the bus comes through with its register", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) {
    let bus = ScriptedBus([.fails(address: 0x60, out: [0x20], kind)])
    #expect(
      throws: MCP960x.Failure.bus(I2CError(kind, bus: 0, address: 0x60, register: 0x20))
    ) {
      try MCP960x(.mcp9601, on: bus, at: 0x60, ClaimedMCP960x.configuration)
    }
  }
}

@Suite("MCP960x: temperatures (DS20005426C, 5.1.1 to 5.1.3)")
struct MCP960xTemperatureTests {
  @Test(
    "two's complement, a sixteenth of a degree a count",
    arguments: [
      (UInt16(0x0000), 0.0), (0x0001, 0.0625), (0x0010, 1), (0x0640, 100), (0x0B40, 180),
      (0x5F40, 1524), (0x7FFF, 2047.9375), (0xFFFF, -0.0625), (0xFF80, -8), (0xF380, -200),
      (0x8000, -2048),
      // What the erratum would make of 180 °C: the upper byte twice.
      (0x0B0B, 176.6875),
    ])
  func hotJunction(word: UInt16, degrees: Double) throws {
    let (upper, lower) = (UInt8(word >> 8), UInt8(word & 0xFF))
    let claimed = try ClaimedMCP960x(then: [
      answer(0x00, upper, lower), answer(0x01, upper, lower), answer(0x02, upper, lower),
    ])
    #expect(try claimed.chip.hotJunction() == Celsius(degrees))
    #expect(try claimed.chip.junctionDelta() == Kelvins(degrees))
    #expect(try claimed.chip.coldJunction() == Celsius(degrees))
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "equations 5-1 to 5-3 say the same of every word",
    arguments: (0...255).map { $0 * 0x0101 })
  func equation(word: Int) throws {
    let (upper, lower) = (word >> 8, word & 0xFF)
    let sum = Double(upper) * 16 + Double(lower) / 16
    let claimed = try ClaimedMCP960x(then: [answer(0x00, UInt8(upper), UInt8(lower))])
    #expect(try claimed.chip.hotJunction() == Celsius(upper < 0x80 ? sum : sum - 4096))
  }

  @Test(
    "the converter's number is signed, 2 µV a count",
    arguments: [
      (UInt32(0x00_0001), Int32(1)), (0x01_FFFF, 131_071), (0xFF_FFFF, -1),
      (0xFE_0000, -131_072),
    ])
  func rawADC(word: UInt32, count: Int32) throws {
    let exchange = answer(0x03, UInt8(word >> 16), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF))
    let claimed = try ClaimedMCP960x(then: [exchange, exchange])
    #expect(try claimed.chip.rawADC() == count)
    #expect(try claimed.chip.electromotiveForce() == Volts(Double(count) * 2e-6))
  }

  @Test("every kind of failure comes through every read", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    let registers: [UInt8] = [0x00, 0x01, 0x02, 0x03, 0x04]
    let claimed = try ClaimedMCP960x(
      then: registers.map { .fails(address: 0x60, out: [$0], kind) })
    func failure(_ register: UInt8) -> MCP960x.Failure {
      .bus(I2CError(kind, bus: 0, address: 0x60, register: register))
    }
    #expect(throws: failure(0x00)) { try claimed.chip.hotJunction() }
    #expect(throws: failure(0x01)) { try claimed.chip.junctionDelta() }
    #expect(throws: failure(0x02)) { try claimed.chip.coldJunction() }
    #expect(throws: failure(0x03)) { try claimed.chip.rawADC() }
    #expect(throws: failure(0x04)) { try claimed.chip.reading() }
  }
}

@Suite("MCP960x: readings for the control loop")
struct MCP960xReadingTests {
  @Test("a new conversion is given once, and its flag cleared")
  func convertedThenUnchanged() throws {
    let claimed = try ClaimedMCP960x(then: [
      answer(0x04, 0x40), answer(0x00, 0x05, 0x58), write(0x04, 0x00), answer(0x04, 0x00),
    ])
    let first = try claimed.chip.reading()
    #expect(first.hotJunction == .converted(Celsius(85.5)))
    #expect(first.fresh == Celsius(85.5))
    let second = try claimed.chip.reading()
    #expect(second.hotJunction == .unchanged)
    #expect(second.fresh == nil)
    #expect(claimed.bus.remaining == 0)
  }

  @Test("clearing one flag leaves the other as it was")
  func clearsOnlyOne() throws {
    let claimed = try ClaimedMCP960x(then: [
      answer(0x04, 0xC1), answer(0x00, 0x05, 0x58), write(0x04, 0x80), write(0x04, 0x40),
    ])
    let reading = try claimed.chip.reading()
    try claimed.chip.clearBurst(reading.status)
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "an MCP9601 gives no number for a couple that is open or shorted, new conversion or not",
    arguments: [
      (UInt8(0x10), MCP960x.HotJunction.openCircuit), (0x50, .openCircuit),
      (0x20, .shortCircuit), (0x60, .shortCircuit), (0xFF, .shortCircuit),
    ])
  func refuses(bits: UInt8, expected: MCP960x.HotJunction) throws {
    let claimed = try ClaimedMCP960x(then: [answer(0x04, bits)])
    let reading = try claimed.chip.reading()
    #expect(reading.hotJunction == expected)
    #expect(reading.fresh == nil)
  }

  @Test("bit 4 of an MCP9600 means the range; bit 5 means nothing")
  func mcp9600() throws {
    let claimed = try ClaimedMCP960x(
      .mcp9600,
      then: [
        answer(0x04, 0x50), answer(0x04, 0x60), answer(0x00, 0x01, 0x90), write(0x04, 0x00),
      ])
    #expect(try claimed.chip.reading().hotJunction == .beyondRange)
    #expect(try claimed.chip.reading().hotJunction == .converted(Celsius(25)))
  }

  @Test("each bit of the status is one thing", arguments: 0..<8)
  func statusBits(bit: Int) throws {
    let claimed = try ClaimedMCP960x(then: [answer(0x04, 1 << bit)])
    let status = try claimed.chip.status()
    let numbers: [MCP960x.AlertNumber] = [.one, .two, .three, .four]
    #expect(numbers.map(status.isAlerting) == (0..<4).map { $0 == bit })
    #expect(status.isOpenCircuit == (bit == 4))
    #expect(status.isShortCircuit == (bit == 5))
    #expect(status.isUpdated == (bit == 6))
    #expect(status.burstIsComplete == (bit == 7))
    #expect(!status.isBeyondRange)
  }

  @Test("a reading that cannot clear its flag fails, and is given again", arguments: Kinds.all)
  func failsToClear(kind: I2CError.Kind) throws {
    let claimed = try ClaimedMCP960x(then: [
      answer(0x04, 0x40), answer(0x00, 0x05, 0x58), .fails(address: 0x60, out: [0x04, 0x00], kind),
      answer(0x04, 0x40), .fails(address: 0x60, out: [0x00], kind),
    ])
    func failure(_ register: UInt8) -> MCP960x.Failure {
      .bus(I2CError(kind, bus: 0, address: 0x60, register: register))
    }
    #expect(throws: failure(0x04)) { try claimed.chip.reading() }
    #expect(throws: failure(0x00)) { try claimed.chip.reading() }
  }
}
