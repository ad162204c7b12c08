import Devices
import HAL
import Testing

@Suite("TCA9535: sixteen pins (SCPS201E)")
struct TCA9535Tests {
  private func write(_ bytes: UInt8...) -> ScriptedBus.Exchange {
    .exchange(address: 0x20, out: bytes, in: [])
  }

  private func answer(_ register: UInt8, _ port0: UInt8, _ port1: UInt8) -> ScriptedBus.Exchange {
    .exchange(address: 0x20, out: [register], in: [port0, port1])
  }

  /// Drives P00 to P07 and P10, at the levels 0x0102.
  private var claim: [ScriptedBus.Exchange] {
    [
      write(0x02, 0x02, 0x01), answer(0x02, 0x02, 0x01),
      write(0x04, 0x00, 0x00), answer(0x04, 0x00, 0x00),
      write(0x06, 0x00, 0xFE), answer(0x06, 0x00, 0xFE),
    ]
  }

  private func claimed(then script: [ScriptedBus.Exchange]) throws -> (ScriptedBus, TCA9535) {
    let bus = ScriptedBus(claim + script)
    return (bus, try TCA9535(on: bus, at: 0x20, driving: 0x01FF, to: 0x0102))
  }

  @Test("the latch is written and proved before any pin is turned to an output")
  func order() throws {
    let (bus, chip) = try claimed(then: [])
    #expect(bus.remaining == 0)
    #expect(chip.outputs == 0x01FF)
  }

  @Test("all relays open: 02 00 00 before 06 00 00")
  func allLow() throws {
    let bus = ScriptedBus([
      write(0x02, 0x00, 0x00), answer(0x02, 0x00, 0x00),
      write(0x04, 0x00, 0x00), answer(0x04, 0x00, 0x00),
      write(0x06, 0x00, 0x00), answer(0x06, 0x00, 0x00),
    ])
    _ = try TCA9535(on: bus, at: 0x20, driving: 0xFFFF, to: 0)
    #expect(bus.remaining == 0)
  }

  @Test(
    "a chip that does not hold what was written is not claimed, and the pins stay inputs",
    arguments: [
      (1, TCA9535.Failure.readBack(register: 0x02, wrote: 0x0102, read: 0xFFFF)),
      (3, .readBack(register: 0x04, wrote: 0x0000, read: 0xFFFF)),
      (5, .readBack(register: 0x06, wrote: 0xFE00, read: 0xFFFF)),
    ])
  func refusesToClaim(at index: Int, failure: TCA9535.Failure) {
    var script = Array(claim[...index])
    script[index] = answer([1: 0x02, 3: 0x04, 5: 0x06][index] ?? 0, 0xFF, 0xFF)
    let bus = ScriptedBus(script)
    #expect(throws: failure) { try TCA9535(on: bus, at: 0x20, driving: 0x01FF, to: 0x0102) }
    #expect(bus.remaining == 0)
  }

  @Test("port 0 is the low half and goes first")
  func writes() throws {
    let (bus, chip) = try claimed(then: [write(0x02, 0xCD, 0xAB), answer(0x02, 0xCD, 0xAB)])
    try chip.write(0xABCD)
    #expect(bus.remaining == 0)
  }

  @Test("a latch that differs in one bit is refused", arguments: 0..<16)
  func refusesLatch(bit: Int) throws {
    let held = UInt16(0xABCD) ^ 1 << bit
    let (_, chip) = try claimed(then: [
      write(0x02, 0xCD, 0xAB), answer(0x02, UInt8(held & 0xFF), UInt8(held >> 8)),
    ])
    #expect(throws: TCA9535.Failure.readBack(register: 0x02, wrote: 0xABCD, read: held)) {
      try chip.write(0xABCD)
    }
  }

  @Test("pins are read from register 1, which yields port 1 first, so INT is not dropped")
  func pins() throws {
    let (bus, chip) = try claimed(then: [
      .exchange(address: 0x20, out: [0x01], in: [0x12, 0x34])
    ])
    #expect(try chip.pins() == 0x1234)
    #expect(bus.remaining == 0)
  }

  @Test("a chip that lost its supply is found: latch, polarity, directions")
  func confirms() throws {
    let (bus, chip) = try claimed(then: [
      answer(0x02, 0x02, 0x01), answer(0x04, 0x00, 0x00), answer(0x06, 0x00, 0xFE),
      answer(0x02, 0xFF, 0xFF),
      answer(0x02, 0x02, 0x01), answer(0x04, 0x01, 0x00),
      answer(0x02, 0x02, 0x01), answer(0x04, 0x00, 0x00), answer(0x06, 0xFF, 0xFF),
    ])
    try chip.confirm(0x0102)
    #expect(throws: TCA9535.Failure.readBack(register: 0x02, wrote: 0x0102, read: 0xFFFF)) {
      try chip.confirm(0x0102)
    }
    #expect(throws: TCA9535.Failure.readBack(register: 0x04, wrote: 0, read: 0x0001)) {
      try chip.confirm(0x0102)
    }
    #expect(throws: TCA9535.Failure.readBack(register: 0x06, wrote: 0xFE00, read: 0xFFFF)) {
      try chip.confirm(0x0102)
    }
    #expect(bus.remaining == 0)
  }

  @Test("every kind of failure comes through with its register", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    func failure(_ register: UInt8) -> TCA9535.Failure {
      .bus(I2CError(kind, bus: 0, address: 0x20, register: register))
    }
    let (_, chip) = try claimed(then: [
      .fails(address: 0x20, out: [0x02, 0x00, 0x00], kind),
      .fails(address: 0x20, out: [0x01], kind),
      write(0x02, 0x00, 0x00), .fails(address: 0x20, out: [0x02], kind),
    ])
    #expect(throws: failure(0x02)) { try chip.write(0) }
    #expect(throws: failure(0x01)) { try chip.pins() }
    #expect(throws: failure(0x02)) { try chip.write(0) }
    let broken = ScriptedBus(
      Array(claim.prefix(4)) + [.fails(address: 0x20, out: [0x06, 0x00, 0xFE], kind)])
    #expect(throws: failure(0x06)) {
      try TCA9535(on: broken, at: 0x20, driving: 0x01FF, to: 0x0102)
    }
  }
}
