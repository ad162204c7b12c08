import Devices
import HAL
import Quantities
import Testing

private func write(_ register: UInt8, _ value: UInt8) -> ScriptedBus.Exchange {
  .exchange(address: 0x0D, out: [register, value], in: [])
}

private func read(_ register: UInt8, _ value: UInt8) -> [ScriptedBus.Exchange] {
  [
    .exchange(address: 0x0D, out: [0xB0, register], in: []),
    .exchange(address: 0x0D, out: [], in: [value]),
  ]
}

/// A sweep from 30 kHz in steps of 10 Hz, 5 steps, 15 cycles of settling.
private func claim(start: [UInt8], step: [UInt8], clockByte: UInt8) -> [ScriptedBus.Exchange] {
  let bytes = start + step + [0x00, 0x05, 0x00, 0x0F]
  var script: [ScriptedBus.Exchange] = []
  for (i, byte) in bytes.enumerated() {
    let register = UInt8(0x82 + i)
    script += [write(register, byte)] + read(register, byte)
  }
  return script + [write(0x81, clockByte), write(0x80, 0xB1)]
}

private func chip(
  _ part: AD5933.Part, _ script: [ScriptedBus.Exchange]
) throws -> AD5933 {
  try AD5933(
    part, on: ScriptedBus(script), at: 0x0D, clock: Hertz(16e6), start: Hertz(30_000),
    step: Hertz(10), steps: 5, settling: 15)
}

private let ad5933 = claim(start: [0x0F, 0x5C, 0x28], step: [0x00, 0x01, 0x4F], clockByte: 0x00)
private let ad5934 = claim(start: [0x3D, 0x70, 0xA3], step: [0x00, 0x05, 0x3E], clockByte: 0x08)

@Suite("AD5933 and AD5934")
struct AD5933Tests {
  @Test("30 kHz at 16 MHz is 0F 5C 28, in steps of 10 Hz 00 01 4F (AD5933 rev. F, equation 2)")
  func sweep() throws { _ = try chip(.ad5933, ad5933) }

  @Test("on the AD5934 the same is 3D 70 A3, and the clock is from outside")
  func slowerPart() throws { _ = try chip(.ad5934, ad5934) }

  @Test("a register that did not hold is found")
  func readBack() {
    let script = [write(0x82, 0x0F)] + read(0x82, 0x0E)
    #expect(throws: AD5933.Failure.readBack(register: 0x82, wrote: 0x0F, read: 0x0E)) {
      try chip(.ad5933, script)
    }
  }

  @Test("there is no result until bit 1 of the status says so; then both words with their sign")
  func bin() throws {
    let script =
      ad5933 + read(0x8F, 0x00) + read(0x8F, 0x02) + read(0x94, 0xF0) + read(0x95, 0x64)
      + read(0x96, 0x22) + read(0x97, 0x7E)
    let found = try chip(.ad5933, script)
    #expect(try found.bin() == nil)
    #expect(try found.bin() == AD5933.Bin(real: -3996, imaginary: 8830))
  }

  @Test(
    "temperatures are 14 bits in steps of 1/32 K (AD5933 rev. F, table 11)",
    arguments: [
      ([0x13, 0x80], 156.0), ([0x09, 0x60], 75), ([0x00, 0x01], 0.03125), ([0x3F, 0xFF], -0.03125),
      ([0x3C, 0x40], -30),
    ] as [([UInt8], Double)])
  func temperature(bytes: [UInt8], celsius: Double) throws {
    let script = ad5933 + read(0x8F, 0x01) + read(0x92, bytes[0]) + read(0x93, bytes[1])
    #expect(try chip(.ad5933, script).temperature() == Celsius(celsius))
  }

  @Test("the AD5934 has no thermometer, and no part counts beyond 24 bits")
  func refusals() throws {
    let found = try chip(.ad5934, ad5934)
    #expect(throws: AD5933.Failure.noThermometer) { try found.temperature() }
    for hertz in [-1, 600_000, Double.nan] {
      #expect(throws: AD5933.Failure.self) { try found.code(of: Hertz(hertz)) }
    }
  }

  @Test("every failure of the bus comes through", arguments: Kinds.all)
  func bus(kind: I2CError.Kind) {
    #expect(throws: AD5933.Failure.self) {
      try chip(.ad5933, [.fails(address: 0x0D, out: [0x82, 0x0F], kind)])
    }
  }
}
