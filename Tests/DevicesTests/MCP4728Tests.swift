import Devices
import HAL
import Quantities
import Testing

/// The long answer of a chip at address bits `address` with every channel at `high`, `low`.
private func answer(
  address: UInt8 = 0, ready: Bool = true, high: UInt8 = 0, low: UInt8 = 0
) -> [UInt8] {
  (0..<4).flatMap { channel -> [UInt8] in
    // RDY, POR, channel, 0, address: figure 5-15.
    let head = (ready ? 0xC0 : 0x40) | UInt8(channel) << 4 | address
    return [head, high, low, head, 0x00, 0x00]
  }
}

private func reads(_ bytes: [UInt8], at address: UInt8 = 0x60) -> ScriptedBus.Exchange {
  .exchange(address: address, out: [], in: bytes)
}

@Suite("MCP4728")
struct MCP4728Tests {
  @Test("one channel is set without its memory, and read back (DS22187, 5.6.2)")
  func multiWrite() throws {
    let held = answer(high: 0x9A, low: 0xBC)
    let bus = ScriptedBus([
      reads(answer()), .exchange(address: 0x60, out: [0x42, 0x9A, 0xBC], in: []), reads(held),
    ])
    try MCP4728(on: bus, at: 0x60).set(.b, to: 0xABC, span: .volts4)
    #expect(bus.remaining == 0)
  }

  @Test(
    "the words of the datasheet's example, each as its own multi-write (figures 7-4 and 5-8)",
    arguments: [
      (MCP4728.Channel.a, 2048, MCP4728.Span.supply, [0x40, 0x08, 0x00]),
      (.b, 4095, .supply, [0x42, 0x0F, 0xFF]), (.c, 2048, .volts4, [0x44, 0x98, 0x00]),
      (.d, 4095, .volts4, [0x46, 0x9F, 0xFF]), (.d, 0, .volts2, [0x46, 0x80, 0x00]),
    ] as [(MCP4728.Channel, UInt16, MCP4728.Span, [UInt8])])
  func example(channel: MCP4728.Channel, code: UInt16, span: MCP4728.Span, out: [UInt8]) throws {
    let held = answer(high: out[1], low: out[2])
    let bus = ScriptedBus([
      reads(answer()), .exchange(address: 0x60, out: out, in: []), reads(held),
    ])
    try MCP4728(on: bus, at: 0x60).set(channel, to: code, span: span)
    #expect(bus.remaining == 0)
  }

  @Test("what comes up at power-on is read from its memory")
  func stored() throws {
    var bytes = answer()
    bytes[4] = 0x88
    bytes[5] = 0x01
    let chip = try MCP4728(on: ScriptedBus([reads(bytes), reads(bytes)]), at: 0x60)
    let setting = MCP4728.Setting(code: 0x801, span: .volts2, isOff: false)
    #expect(try chip.stored(.a) == setting)
  }

  @Test("the address in the answer must be the address that was asked")
  func identity() {
    #expect(throws: MCP4728.Failure.wrongDevice) {
      try MCP4728(on: ScriptedBus([reads(answer(address: 5))]), at: 0x60)
    }
    #expect(throws: MCP4728.Failure.wrongDevice) {
      try MCP4728(on: ScriptedBus([reads([UInt8](repeating: 0xFF, count: 24))]), at: 0x60)
    }
    #expect(throws: Never.self) {
      try MCP4728(on: ScriptedBus([reads(answer(address: 7), at: 0x67)]), at: 0x67)
    }
  }

  @Test("a chip that writes its memory is busy")
  func busy() {
    #expect(throws: MCP4728.Failure.busy) {
      try MCP4728(on: ScriptedBus([reads(answer(ready: false))]), at: 0x60)
    }
  }

  @Test("a setting that did not hold is found, and one of thirteen bits is refused")
  func readBack() throws {
    let bus = ScriptedBus([
      reads(answer()), .exchange(address: 0x60, out: [0x40, 0x01, 0x00], in: []), reads(answer()),
    ])
    let chip = try MCP4728(on: bus, at: 0x60)
    #expect(throws: MCP4728.Failure.readBack(.a)) { try chip.set(.a, to: 0x100, span: .supply) }
    #expect(throws: MCP4728.Failure.outOfRange(0x1000)) {
      try chip.set(.a, to: 0x1000, span: .supply)
    }
  }

  @Test("every failure of the bus comes through", arguments: Kinds.all)
  func bus(kind: I2CError.Kind) {
    let bus = ScriptedBus([.fails(address: 0x60, out: [], kind)])
    #expect(throws: MCP4728.Failure.self) { try MCP4728(on: bus, at: 0x60) }
  }
}
