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

private func block(_ register: UInt8, _ bytes: [UInt8]) -> [ScriptedBus.Exchange] {
  [
    .exchange(address: 0x0D, out: [0xB0, register], in: []),
    .exchange(address: 0x0D, out: [0xA1, UInt8(bytes.count)], in: bytes),
  ]
}

private func claim(clock: UInt8) -> [ScriptedBus.Exchange] {
  [write(0x80, 0xB3), write(0x81, clock | 0x10), write(0x81, clock)] + read(0x81, clock)
    + standby
}

private let standby = [write(0x80, 0xB3)] + read(0x80, 0xB3)

private func program(_ bytes: [UInt8], held: [UInt8]? = nil) -> [ScriptedBus.Exchange] {
  standby + [
    .exchange(address: 0x0D, out: [0xB0, 0x82], in: []),
    .exchange(address: 0x0D, out: [0xA0, 10] + bytes, in: []),
  ] + block(0x82, held ?? bytes)
}

/// From 30 kHz in steps of 10 Hz, 5 steps, 15 cycles of settling, as strong as at first.
private let sweep = AD5933.Sweep(
  from: Hertz(30_000), by: Hertz(10), steps: 5, settling: 15, .weakest)

private let quick: [UInt8] = [0x0F, 0x5C, 0x28, 0x00, 0x01, 0x4F, 0x00, 0x05, 0x00, 0x0F]
private let slow: [UInt8] = [0x3D, 0x70, 0xA3, 0x00, 0x05, 0x3E, 0x00, 0x05, 0x00, 0x0F]

private func claimed(
  _ part: AD5933.Part, then more: [ScriptedBus.Exchange]
) throws -> (AD5933, ScriptedBus) {
  let bus = ScriptedBus(claim(clock: 0x08) + more)
  return (try AD5933(part, on: bus, clock: .outside(Hertz(16e6))), bus)
}

@Suite("AD5933 and AD5934")
struct AD5933Tests {
  @Test("is claimed in standby, with any sweep of an earlier program ended")
  func claims() throws {
    let (_, bus) = try claimed(.ad5934, then: [])
    #expect(bus.remaining == 0)
    _ = try AD5933(.ad5933, on: ScriptedBus(claim(clock: 0x00)), clock: .own)
  }

  @Test(
    "30 kHz in steps of 10 Hz: 0F5C28 and 00014F at MCLK/4, 3D70A3 and 00053E at MCLK/16",
    arguments: [(AD5933.Part.ad5933, quick), (.ad5934, slow)])
  func programmed(part: AD5933.Part, bytes: [UInt8]) throws {
    var (chip, bus) = try claimed(part, then: program(bytes) + standby)
    try chip.program(sweep)
    #expect(bus.remaining == 0)
  }

  @Test("bits that mean nothing may read as anything; all others must hold")
  func readBack() throws {
    var held = slow
    held[6] |= 0xFE
    held[8] |= 0xF8
    var (chip, bus) = try claimed(.ad5934, then: program(slow, held: held) + standby)
    try chip.program(sweep)
    #expect(bus.remaining == 0)
    for place in 0..<10 {
      var damaged = slow
      damaged[place] ^= 0x01
      var (chip, _) = try claimed(.ad5934, then: program(slow, held: damaged))
      #expect(
        throws: AD5933.Failure.readBack(
          register: 0x82 + UInt8(place), wrote: slow[place], read: damaged[place])
      ) { try chip.program(sweep) }
    }
  }

  @Test("the strength of the sine goes with every command, and is read back")
  func signal() throws {
    var strong = sweep
    strong.signal = AD5933.Signal(.volts2, .five)
    var (chip, bus) = try claimed(
      .ad5934,
      then: program(slow) + [write(0x80, 0xB0)] + read(0x80, 0xB0) + [write(0x80, 0x10)]
        + read(0x80, 0x10) + [write(0x80, 0x20)] + read(0x80, 0x00) + [write(0x80, 0x30)]
        + read(0x80, 0x31))
    try chip.program(strong)
    try chip.initialise()
    // A chip that has begun may show another function; its range and gain it keeps.
    try chip.startSweep()
    #expect(throws: AD5933.Failure.readBack(register: 0x80, wrote: 0x30, read: 0x31)) {
      try chip.increment()
    }
    #expect(bus.remaining == 0)
  }

  @Test("there is no result until bit 1 of the status says so, whatever its upper bits read")
  func transform() throws {
    let (chip, bus) = try claimed(
      .ad5933,
      then: read(0x8F, 0x70) + read(0x8F, 0x72) + block(0x94, [0xF0, 0x64, 0x22, 0x7E])
        + read(0x8F, 0x06) + block(0x94, [0x80, 0x00, 0x7F, 0xFF]))
    #expect(try chip.transform() == nil)
    // AD5933 revision E, page 17: the example of the gain factor.
    #expect(
      try chip.transform()
        == AD5933.Transform(real: -3996, imaginary: 8830, sweepIsComplete: false))
    #expect(
      try chip.transform()
        == AD5933.Transform(real: -32768, imaginary: 32767, sweepIsComplete: true))
    #expect(bus.remaining == 0)
  }

  @Test(
    "temperatures are 14 bits in steps of 1/32 K (AD5933 rev. F, table 11)",
    arguments: [
      ([0x13, 0x80], 156.0), ([0x09, 0x60], 75), ([0x00, 0x01], 0.03125), ([0x3F, 0xFF], -0.03125),
      ([0x3C, 0x40], -30), ([0xFC, 0x40], -30),
    ] as [([UInt8], Double)])
  func temperature(bytes: [UInt8], celsius: Double) throws {
    let (chip, _) = try claimed(.ad5933, then: read(0x8F, 0x01) + block(0x92, bytes))
    #expect(try chip.temperature() == Celsius(celsius))
  }

  @Test("the AD5934 has no thermometer and no oscillator; no part sits elsewhere than at 0x0D")
  func impossible() throws {
    let (slow, _) = try claimed(.ad5934, then: [])
    #expect(throws: AD5933.Failure.noThermometer) { try slow.temperature() }
    #expect(throws: AD5933.Failure.noThermometer) { try slow.startTemperature() }
    let silent = ScriptedBus([])
    #expect(throws: AD5933.Failure.impossibleClock(.ad5934, .own)) {
      try AD5933(.ad5934, on: silent, clock: .own)
    }
    #expect(throws: AD5933.Failure.impossibleAddress(0x0E)) {
      try AD5933(.ad5933, on: silent, at: 0x0E, clock: .own)
    }
    for hertz in [-1, 0, 17e6, Double.infinity, .nan] {
      #expect(throws: AD5933.Failure.self) {
        try AD5933(.ad5934, on: silent, clock: .outside(Hertz(hertz)))
      }
    }
  }

  @Test("a sweep that the part cannot do is refused before anything is written")
  func impossibleSweeps() throws {
    var (chip, bus) = try claimed(.ad5934, then: [])
    var sweeps = [sweep, sweep, sweep, sweep, sweep, sweep, sweep]
    sweeps[0].steps = 512
    sweeps[1].settling = 512
    sweeps[2].start = Hertz(0.001)
    sweeps[3].start = Hertz(99_960)
    sweeps[4].step = Hertz(-1)
    sweeps[5].start = Hertz(.nan)
    sweeps[6].step = Hertz(.infinity)
    for wrong in sweeps { #expect(throws: AD5933.Failure.self) { try chip.program(wrong) } }
    #expect(bus.remaining == 0)
  }

  @Test("settling is nine bits and a multiplier: 511 four times is 07 FF")
  func settling() throws {
    var long = sweep
    long.settling = 511
    long.repeats = .fourTimes
    let bytes = Array(slow.dropLast(2)) + [0x07, 0xFF]
    var (chip, bus) = try claimed(.ad5934, then: program(bytes) + standby)
    try chip.program(long)
    #expect(bus.remaining == 0)
  }

  @Test("every failure of the bus comes through", arguments: Kinds.all)
  func bus(kind: I2CError.Kind) {
    #expect(throws: AD5933.Failure.self) {
      try AD5933(
        .ad5933, on: ScriptedBus([.fails(address: 0x0D, out: [0x80, 0xB3], kind)]), clock: .own)
    }
  }
}
