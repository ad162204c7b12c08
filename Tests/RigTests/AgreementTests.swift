import Devices
import Documents
import HAL
import Quantities
import Rig
import Simulator
import Testing

@Suite("Drivers and models, written apart, agree")
struct AgreementTests {
  private func bench() throws -> (SimulatedWorld, BusMap) {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 1)
    return (world, BusMap(files.board, in: world))
  }

  @Test("the DAC puts out what it is told")
  func dac() throws {
    let (world, buses) = try bench()
    let bus = try buses.bus(BusReference(name: "reactor"))
    let dac = try DAC80501(on: bus, at: 0x4B, span: .volts5)
    try dac.set(Volts(1.25))
    let model = try #require(world.parts.chip("dac_rf") as? DAC80501Model)
    #expect((model.output(at: world.now) - 1.25).magnitude < 1e-4)
    try dac.confirm()
    _ = model.suffer(.wrongIdentity, at: world.now)
    #expect(throws: DAC80501.Failure.self) { try DAC80501(on: bus, at: 0x4B, span: .volts5) }
    #expect(world.misuse == nil)
  }

  @Test("a DAC that an earlier program put to sleep, or behind a trigger, is woken at zero")
  func sleepingDAC() throws {
    let (world, buses) = try bench()
    let bus = try buses.bus(BusReference(name: "reactor"))
    let model = try #require(world.parts.chip("dac_rf") as? DAC80501Model)
    try bus.writeWord(0x08, 0x8000, at: 0x4B)
    for (register, value): (UInt8, UInt16) in [(0x02, 0x0001), (0x03, 0x0101), (0x03, 0x0001)] {
      try bus.writeWord(register, value, at: 0x4B)
      let dac = try DAC80501(on: bus, at: 0x4B, span: .volts5)
      #expect(model.output(at: world.now) == 0)
      try dac.set(Volts(1.25))
      #expect((model.output(at: world.now) - 1.25).magnitude < 1e-4)
      try bus.writeWord(register, value, at: 0x4B)
      #expect(throws: DAC80501.Failure.asleep) { try dac.confirm() }
    }
    #expect(world.misuse == nil)
  }

  @Test("the gas DAC on its own branch puts out what it is told")
  func gasDAC() throws {
    let (world, buses) = try bench()
    let dac = try MCP4728(on: try buses.bus(BusReference(name: "mux", branch: 0)), at: 0x67)
    #expect(try dac.stored(.c).code == 0)
    try dac.set(.c, to: 2048, span: .supply)
    let model = try #require(world.parts.chip("dac_gas") as? MCP4728Model)
    #expect((model.output(2, at: world.now) - 2.5).magnitude < 0.002)
    #expect(world.misuse == nil)
  }

  @Test("the coulomb counter of a cell counts what flows")
  func counter() throws {
    let (world, buses) = try bench()
    let bus = try buses.bus(BusReference(name: "cell_mux", branch: 2))
    let counter = try INA228(on: bus, at: 0x44, shunt: Ohms(10), range: .millivolts41)
    // 1 mA across 10 ohm.
    try #require(world.parts.net("cell3_charge.shunt")).hold(0.010)
    _ = try counter.charge()
    world.wait(until: world.now + Seconds(1))
    let before = try counter.charge()
    for _ in 0..<100 {
      world.wait(until: world.now + .milliseconds(100))
      _ = try counter.diagnosis()
    }
    let charge = try counter.charge() - before
    #expect((charge.value - 0.010).magnitude < 0.0001)
    #expect((try counter.current() - Amperes(0.001)).magnitude < Amperes(2e-8))
    #expect((try counter.temperature() - Celsius(25)).magnitude < Kelvins(0.01))
    #expect(world.misuse == nil)
  }

  @Test("the impedance front end sweeps and answers")
  func impedance() throws {
    let (world, buses) = try bench()
    let bus = try buses.bus(BusReference(name: "cells"))
    // Real chips are known to set bits of the status that mean nothing.
    try #require(world.parts.chip("eis") as? AD5933Model).reservedStatus = 0x70
    var eis = try AD5933(.ad5934, on: bus, clock: .outside(Hertz(16e6)))
    try eis.program(
      AD5933.Sweep(
        from: Hertz(30_000), by: Hertz(10), steps: 2, settling: 15, AD5933.Signal(.volts2, .one)))
    try eis.initialise()
    try eis.startSweep()
    #expect(try eis.transform() == nil)
    for place in 0...2 {
      if place > 0 { try eis.increment() }
      world.wait(until: world.now + Seconds(0.1))
      let answer = try #require(try eis.transform())
      // Nothing feeds the coils of the front end: no current comes back.
      #expect(answer.real == 0 && answer.imaginary == 0)
      #expect(answer.sweepIsComplete == (place == 2))
    }
    try eis.powerDown()
    #expect(world.misuse == nil)
  }

  @Test("every chip of the bench answers a probe, and nobody else does")
  func probe() throws {
    let (world, buses) = try bench()
    for chip in world.parts.chips {
      let document = try #require(try Bench.files().board.chips[chip.name])
      let bus = try buses.bus(document.on.value)
      var answer: [1 of UInt8] = [0]
      var incoming = answer.mutableSpan
      let address = try #require(I2CAddress(exactly: document.address.value))
      do throws(I2CError) { try bus.read(into: &incoming, at: address) } catch {
        #expect(error.kind == .nakData, "\(chip.name)")
      }
    }
  }
}
