import Devices
import HAL
import Quantities
import Testing

private func answer(_ register: UInt8, _ bytes: UInt8...) -> ScriptedBus.Exchange {
  .exchange(address: 0x60, out: [register], in: bytes)
}

private func write(_ bytes: UInt8...) -> ScriptedBus.Exchange {
  .exchange(address: 0x60, out: bytes, in: [])
}

@Suite("MCP960x: configuration (DS20005426, registers 0x05 and 0x06)")
struct MCP960xConfigurationTests {
  @Test(
    "each type of couple has its code in bits 6 to 4",
    arguments: [
      (MCP960x.ThermocoupleType.k, UInt8(0x03)), (.j, 0x13), (.t, 0x23), (.n, 0x33), (.s, 0x43),
      (.e, 0x53), (.b, 0x63), (.r, 0x73),
    ])
  func types(type: MCP960x.ThermocoupleType, byte: UInt8) throws {
    let filter = try #require(MCP960x.Filter(exactly: 3))
    var claimed = try ClaimedMCP960x(then: [
      write(0x05, byte), write(0x06, 0x00), answer(0x05, byte), answer(0x06, 0x00),
    ])
    try claimed.chip.configure(
      .init(type, filter: filter, resolution: .bits18, coldJunction: .sixteenth))
    #expect(claimed.bus.remaining == 0)
  }

  @Test("a filter has eight strengths")
  func filters() {
    #expect((UInt8(0)...255).filter { MCP960x.Filter(exactly: $0) != nil } == Array(0...7))
  }

  @Test(
    "each field of the device register is in its place",
    arguments: [
      (
        MCP960x.Resolution.bits18, MCP960x.ColdJunctionResolution.quarter,
        MCP960x.Burst.samples1, MCP960x.Mode.normal, UInt8(0x80)
      ),
      (.bits16, .sixteenth, .samples2, .shutdown, 0x25),
      (.bits14, .sixteenth, .samples4, .burst, 0x4A),
      (.bits12, .sixteenth, .samples8, .normal, 0x6C),
      (.bits18, .sixteenth, .samples16, .burst, 0x12),
      (.bits18, .sixteenth, .samples32, .burst, 0x16),
      (.bits18, .sixteenth, .samples64, .burst, 0x1A),
      (.bits12, .quarter, .samples128, .burst, 0xFE),
    ])
  func device(
    resolution: MCP960x.Resolution, cold: MCP960x.ColdJunctionResolution,
    burst: MCP960x.Burst, mode: MCP960x.Mode, byte: UInt8
  ) throws {
    var claimed = try ClaimedMCP960x(then: [
      write(0x05, 0x00), write(0x06, byte), answer(0x05, 0x00), answer(0x06, byte),
    ])
    try claimed.chip.configure(
      .init(
        .k, filter: .off, resolution: resolution, coldJunction: cold, burst: burst, mode: mode))
    #expect(claimed.bus.remaining == 0)
  }

  @Test("conversion times are those of the data sheet")
  func times() {
    let all: [MCP960x.Resolution] = [.bits18, .bits16, .bits14, .bits12]
    let milliseconds: [Int64] = [320, 80, 20, 5]
    #expect(all.map(\.conversionTime) == milliseconds.map(Seconds.milliseconds))
  }

  @Test("after a configuration that did not go through, no temperature is given")
  func refusesUnproven() throws {
    var claimed = try ClaimedMCP960x(then: [
      write(0x05, 0x20), write(0x06, 0x00), answer(0x05, 0x00), answer(0x04, 0x40),
    ])
    #expect(throws: MCP960x.Failure.readBack(register: 0x05, wrote: 0x20, read: 0x00)) {
      try claimed.chip.configure(ClaimedMCP960x.configuration)
    }
    #expect(claimed.chip.configuration == nil)
    #expect(throws: MCP960x.Failure.notConfigured) { try claimed.chip.reading() }
    #expect(throws: MCP960x.Failure.notConfigured) { try claimed.chip.hotJunction() }
    #expect(throws: MCP960x.Failure.notConfigured) { try claimed.chip.junctionDelta() }
    #expect(throws: MCP960x.Failure.notConfigured) { try claimed.chip.confirm() }
  }

  @Test("a chip that lost its supply is found by asking again")
  func confirms() throws {
    let claimed = try ClaimedMCP960x(then: [
      answer(0x05, 0x20), answer(0x06, 0x00), answer(0x05, 0x00), answer(0x05, 0x20),
      answer(0x06, 0x01),
    ])
    try claimed.chip.confirm()
    #expect(throws: MCP960x.Failure.readBack(register: 0x05, wrote: 0x20, read: 0x00)) {
      try claimed.chip.confirm()
    }
    #expect(throws: MCP960x.Failure.readBack(register: 0x06, wrote: 0x00, read: 0x01)) {
      try claimed.chip.confirm()
    }
  }
}

@Suite("MCP960x: alerts (DS20005426, 5.3)")
struct MCP960xAlertTests {
  static let overTemperature = MCP960x.Alert(
    .rising, limit: Celsius(90), hysteresis: Kelvins(2), of: .hot, active: .low,
    output: .comparator)

  @Test("the second alert on the wire: hysteresis is one byte, the configuration 08 01 its own")
  func wire() throws {
    let claimed = try ClaimedMCP960x(then: [
      write(0x11, 0x05, 0xA0), write(0x0D, 0x02), write(0x09, 0x01),
      answer(0x11, 0x05, 0xA0), answer(0x0D, 0x02), answer(0x09, 0x01),
    ])
    try claimed.chip.set(Self.overTemperature, as: .two)
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "each alert has its own three registers",
    arguments: [
      (MCP960x.AlertNumber.one, UInt8(0)), (.two, 1), (.three, 2), (.four, 3),
    ])
  func registers(number: MCP960x.AlertNumber, offset: UInt8) throws {
    let claimed = try ClaimedMCP960x(then: [
      write(0x10 + offset, 0x05, 0xA0), write(0x0C + offset, 0x02), write(0x08 + offset, 0x01),
      answer(0x10 + offset, 0x05, 0xA0), answer(0x0C + offset, 0x02),
      answer(0x08 + offset, 0x01),
    ])
    try claimed.chip.set(Self.overTemperature, as: number)
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "each field of the configuration is in its place; bit 3 set means falling",
    arguments: [
      (
        MCP960x.Alert.Direction.rising, MCP960x.Alert.Junction.hot,
        MCP960x.Alert.ActiveLevel.low, MCP960x.Alert.Output.disabled, UInt8(0x00)
      ),
      (.rising, .hot, .low, .comparator, 0x01), (.rising, .hot, .low, .interrupt, 0x03),
      (.rising, .hot, .high, .comparator, 0x05), (.falling, .hot, .low, .comparator, 0x09),
      (.rising, .cold, .low, .comparator, 0x11), (.falling, .cold, .high, .interrupt, 0x1F),
    ])
  func fields(
    direction: MCP960x.Alert.Direction, junction: MCP960x.Alert.Junction,
    active: MCP960x.Alert.ActiveLevel, output: MCP960x.Alert.Output, byte: UInt8
  ) throws {
    let claimed = try ClaimedMCP960x(then: [
      write(0x10, 0x00, 0x00), write(0x0C, 0x00), write(0x08, byte),
      answer(0x10, 0x00, 0x00), answer(0x0C, 0x00), answer(0x08, byte),
    ])
    try claimed.chip.set(
      .init(
        direction, limit: Celsius(0), hysteresis: Kelvins(0), of: junction, active: active,
        output: output), as: .one)
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "a maximum is rounded down and a minimum up, below zero too",
    arguments: [
      (MCP960x.Alert.Direction.rising, 90.0, UInt16(0x05A0)), (.rising, 90.24, 0x05A0),
      (.rising, 90.25, 0x05A4), (.falling, 90.24, 0x05A4), (.falling, 90.25, 0x05A4),
      (.rising, -8, 0xFF80), (.rising, -8.1, 0xFF7C), (.falling, -8.1, 0xFF80),
      (.rising, 2047.99, 0x7FFC), (.rising, -2048, 0x8000), (.rising, 0.1, 0x0000),
      (.falling, -0.1, 0x0000), (.rising, -0.1, 0xFFFC),
    ])
  func limits(direction: MCP960x.Alert.Direction, degrees: Double, word: UInt16) throws {
    var alert = Self.overTemperature
    alert.direction = direction
    alert.limit = Celsius(degrees)
    let byte = direction.rawValue | 0x01
    let (upper, lower) = (UInt8(word >> 8), UInt8(word & 0xFF))
    let claimed = try ClaimedMCP960x(then: [
      write(0x10, upper, lower), write(0x0C, 0x02), write(0x08, byte),
      answer(0x10, upper, lower), answer(0x0C, 0x02), answer(0x08, byte),
    ])
    try claimed.chip.set(alert, as: .one)
    #expect(claimed.bus.remaining == 0)
  }

  @Test(
    "a limit that the register cannot hold is refused before anything is written",
    arguments: [
      (MCP960x.Alert.Direction.rising, 2048.0), (.rising, -2048.1), (.falling, 2047.9),
      (.rising, .infinity),
    ])
  func refusesLimits(direction: MCP960x.Alert.Direction, degrees: Double) throws {
    var alert = Self.overTemperature
    alert.direction = direction
    alert.limit = Celsius(degrees)
    let claimed = try ClaimedMCP960x(then: [])
    #expect(throws: MCP960x.Failure.limitOutOfRange(Celsius(degrees))) {
      try claimed.chip.set(alert, as: .one)
    }
  }

  @Test("a limit or hysteresis that is no number is refused")
  func refusesNaN() throws {
    let claimed = try ClaimedMCP960x(then: [])
    var alert = Self.overTemperature
    alert.limit = Celsius(.nan)
    #expect(throws: MCP960x.Failure.self) { try claimed.chip.set(alert, as: .one) }
    alert = Self.overTemperature
    alert.hysteresis = Kelvins(.nan)
    #expect(throws: MCP960x.Failure.self) { try claimed.chip.set(alert, as: .one) }
  }

  @Test(
    "hysteresis is whole kelvin, rounded up",
    arguments: [(0.0, UInt8(0)), (0.5, 1), (2, 2), (2.01, 3), (255, 255)])
  func hysteresis(kelvins: Double, byte: UInt8) throws {
    var alert = Self.overTemperature
    alert.hysteresis = Kelvins(kelvins)
    let claimed = try ClaimedMCP960x(then: [
      write(0x10, 0x05, 0xA0), write(0x0C, byte), write(0x08, 0x01),
      answer(0x10, 0x05, 0xA0), answer(0x0C, byte), answer(0x08, 0x01),
    ])
    try claimed.chip.set(alert, as: .one)
    #expect(claimed.bus.remaining == 0)
  }

  @Test("hysteresis beyond a byte is refused", arguments: [-0.1, 255.1])
  func refusesHysteresis(kelvins: Double) throws {
    var alert = Self.overTemperature
    alert.hysteresis = Kelvins(kelvins)
    let claimed = try ClaimedMCP960x(then: [])
    #expect(throws: MCP960x.Failure.hysteresisOutOfRange(Kelvins(kelvins))) {
      try claimed.chip.set(alert, as: .one)
    }
  }

  @Test("an alert that the chip does not hold is named", arguments: [UInt8(0x10), 0x0C, 0x08])
  func refusesMismatch(register: UInt8) throws {
    let held: [(UInt8, [UInt8])] = [(0x10, [0x05, 0xA0]), (0x0C, [0x02]), (0x08, [0x01])]
    var script: [ScriptedBus.Exchange] = []
    for (each, bytes) in held {
      let zeros = bytes.map { _ in UInt8(0) }
      script.append(
        .exchange(address: 0x60, out: [each], in: each == register ? zeros : bytes))
      if each == register { break }
    }
    let claimed = try ClaimedMCP960x(then: script)
    let wrote: UInt16 = register == 0x10 ? 0x05A0 : register == 0x0C ? 0x02 : 0x01
    #expect(throws: MCP960x.Failure.readBack(register: register, wrote: wrote, read: 0)) {
      try claimed.chip.confirm(Self.overTemperature, as: .one)
    }
  }

  @Test("an interrupt is released by bit 7, which the chip takes back")
  func clearsInterrupt() throws {
    var alert = Self.overTemperature
    alert.output = .interrupt
    let claimed = try ClaimedMCP960x(then: [write(0x0A, 0x83), answer(0x0A, 0x03)])
    try claimed.chip.clearInterrupt(of: alert, as: .three)
    #expect(claimed.bus.remaining == 0)
  }

  @Test("every kind of failure comes through each write of an alert", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    let writes: [[UInt8]] = [[0x10, 0x05, 0xA0], [0x0C, 0x02], [0x08, 0x01]]
    for broken in writes.indices {
      var script = writes[..<broken].map {
        ScriptedBus.Exchange.exchange(address: 0x60, out: $0, in: [])
      }
      script.append(.fails(address: 0x60, out: writes[broken], kind))
      let claimed = try ClaimedMCP960x(then: script)
      let error = I2CError(kind, bus: 0, address: 0x60, register: writes[broken][0])
      #expect(throws: MCP960x.Failure.bus(error)) {
        try claimed.chip.set(Self.overTemperature, as: .one)
      }
    }
  }
}
