import Devices
import HAL
import Quantities
import Testing

private func set(_ register: UInt8, _ word: UInt16) -> [ScriptedBus.Exchange] {
  let bytes = [UInt8(word >> 8), UInt8(word & 0xFF)]
  return [
    .exchange(address: 0x44, out: [register] + bytes, in: []),
    .exchange(address: 0x44, out: [register], in: bytes),
  ]
}

private let claimed: [ScriptedBus.Exchange] =
  [
    .exchange(address: 0x44, out: [0x3E], in: [0x54, 0x49]),
    .exchange(address: 0x44, out: [0x3F], in: [0x22, 0x81]),
  ] + set(0x00, 0x0010) + set(0x01, 0xFB68) + set(0x02, 0x1000)

private func chip(_ more: [ScriptedBus.Exchange]) throws -> INA228 {
  try INA228(on: ScriptedBus(claimed + more), at: 0x44, shunt: Ohms(10), range: .millivolts41)
}

@Suite("INA228")
struct INA228Tests {
  @Test("10 ohm in the small range: 7.8125 nA a count, calibration 0x1000")
  func calibration() throws {
    // 13107.2e6 x 7.8125e-9 A x 10 ohm x 4 = 4096 (SLYS021, equation 2).
    let found = try chip([])
    #expect((found.currentUnit.value - 7.8125e-9).magnitude < 1e-18)
  }

  @Test("the values that the datasheet works out (SLYS021A, table 8-4 and the text below it)")
  func examples() throws {
    let bus = ScriptedBus(
      [
        .exchange(address: 0x44, out: [0x3E], in: [0x54, 0x49]),
        .exchange(address: 0x44, out: [0x3F], in: [0x22, 0x81]),
      ] + set(0x00, 0x0000) + set(0x01, 0xFB68) + set(0x02, 0x1000) + [
        // 311040, -311040, 245760 and 3200 counts.
        .exchange(address: 0x44, out: [0x04], in: [0x4B, 0xF0, 0x00]),
        .exchange(address: 0x44, out: [0x04], in: [0xB4, 0x10, 0x00]),
        .exchange(address: 0x44, out: [0x05], in: [0x3C, 0x00, 0x00]),
        .exchange(address: 0x44, out: [0x06], in: [0x0C, 0x80]),
      ])
    let chip = try INA228(on: bus, at: 0x44, shunt: Ohms(0.0162), range: .millivolts164)
    #expect((try chip.shuntVoltage() - Volts(0.0972)).magnitude < Volts(1e-12))
    #expect((try chip.shuntVoltage() + Volts(0.0972)).magnitude < Volts(1e-12))
    #expect((try chip.busVoltage() - Volts(48)).magnitude < Volts(1e-9))
    #expect(try chip.temperature() == Celsius(25))
    #expect(bus.remaining == 0)
  }

  @Test("refuses another chip")
  func identity() {
    let bus = ScriptedBus([
      .exchange(address: 0x44, out: [0x3E], in: [0x54, 0x49]),
      .exchange(address: 0x44, out: [0x3F], in: [0x23, 0x81]),
    ])
    #expect(throws: INA228.Failure.wrongDevice(manufacturer: 0x5449, device: 0x2381)) {
      try INA228(on: bus, at: 0x44, shunt: Ohms(10), range: .millivolts41)
    }
  }

  @Test(
    "twenty bits with their sign, in the upper part of three bytes",
    arguments: [
      ([0x00, 0x00, 0x10], 1.0), ([0xFF, 0xFF, 0xF0], -1), ([0x7F, 0xFF, 0xF0], 524_287),
      ([0x80, 0x00, 0x00], -524_288),
    ] as [([UInt8], Double)])
  func current(bytes: [UInt8], counts: Double) throws {
    let found = try chip([.exchange(address: 0x44, out: [0x07], in: bytes)])
    #expect((try found.current().value - counts * 7.8125e-9).magnitude < 1e-15)
  }

  @Test(
    "forty bits of charge with their sign",
    arguments: [
      ([0x00, 0x00, 0x00, 0x00, 0x01], 1.0), ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -1),
      ([0x00, 0x01, 0x02, 0x03, 0x04], 16_909_060), ([0x80, 0, 0, 0, 0], -549_755_813_888),
    ] as [([UInt8], Double)])
  func charge(bytes: [UInt8], counts: Double) throws {
    let found = try chip([
      .exchange(address: 0x44, out: [0x0B], in: [0x00, 0x01]),
      .exchange(address: 0x44, out: [0x0A], in: bytes),
    ])
    let expected = counts * 7.8125e-9
    #expect((try found.charge().value - expected).magnitude <= expected.magnitude * 1e-12)
  }

  @Test("a counter that rolled over is no charge, and damaged memory is no chip")
  func flags() throws {
    let rolled = try chip([
      .exchange(address: 0x44, out: [0x0B], in: [0x04, 0x01]),
      .exchange(address: 0x44, out: [0x0A], in: [0, 0, 0, 0, 0]),
    ])
    #expect(throws: INA228.Failure.chargeOverflow) { try rolled.charge() }
    let damaged = try chip([.exchange(address: 0x44, out: [0x0B], in: [0x00, 0x00])])
    #expect(throws: INA228.Failure.memoryCorrupt) { try damaged.diagnosis() }
  }

  @Test("a brown-out is found: the calibration is the same, the range is not")
  func brownOut() throws {
    let found = try chip([.exchange(address: 0x44, out: [0x00], in: [0x00, 0x00])])
    #expect(throws: INA228.Failure.readBack(register: 0x00, wrote: 0x10, read: 0)) {
      try found.confirm()
    }
  }

  @Test("every failure of the bus comes through", arguments: Kinds.all)
  func bus(kind: I2CError.Kind) {
    let bus = ScriptedBus([.fails(address: 0x44, out: [0x3E], kind)])
    #expect(throws: INA228.Failure.self) {
      try INA228(on: bus, at: 0x44, shunt: Ohms(10), range: .millivolts41)
    }
  }
}
