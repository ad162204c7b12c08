import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The alerts are proved before anything is energised")
struct AlertProofTests {
  @Test(
    "an alert that does the opposite, or nothing, is a refusal that names chip, line and remedy",
    arguments: [
      ("tc.sample, kind: alert_inverted", "'tc_stage' (MCP9601 at 0x61)", "'stage_alert' is high"),
      ("tc.heater, kind: alert_inverted", "'tc_element' (MCP9601 at 0x60)", "is high with the"),
      ("tc.sample, kind: alert_stuck, params: {level: high}", "'tc_stage'", "stays high"),
      ("tc.sample, kind: alert_stuck, params: {level: low}", "'tc_stage'", "stays low"),
      ("gpio.stage_alert, kind: stuck_high", "'tc_stage'", "'stage_alert' stays high"),
      ("gpio.element_alert, kind: stuck_low", "'tc_element'", "'element_alert' stays low"),
      ("gpio.element_alert, kind: invert", "'tc_element'", "'element_alert' is high with"),
      ("gpio.element_alert, kind: ebadf", "'tc_element'", "line 'element_alert': lost"),
      ("tc.sample, kind: open", "'tc_stage'", "no temperature (open)"),
    ])
  func refuses(fault: String, chip: String, found: String) {
    do throws(RigError) {
      _ = try start("- {target: \(fault)}")
      Issue.record("\(fault) was not refused")
    } catch {
      #expect(error.what.contains("chip \(chip)"))
      #expect(error.what.contains("its alert is not proved"))
      #expect(error.what.contains(found), "\(error)")
      #expect(!error.remedy.isEmpty)
    }
  }

  private func start(_ faults: String?) throws(RigError) -> SimulatedRun {
    do { return try Bench.run(faults: faults) } catch let error as RigError { throw error } catch {
      throw RigError("\(error)", remedy: "")
    }
  }

  @Test("a sound rig passes within five seconds, with the limits that count in its chips")
  func passes() throws {
    let run = try Bench.run([.hold(Seconds(1))])
    #expect(run.instrument.state == .armed)
    // Alerts, switch, contactor and dead-man; who heats is tried by pulses as well.
    #expect(run.elapsed < Seconds(5))
    #expect(try Bench.run().elapsed < Seconds(60))
    #expect(run.instrument.proof(0).state == .proved)
    #expect(run.instrument.proof(1).state == .proved)
    let bus = try run.world.bus("reactor")
    // The board's own 300 °C for the element; 161.2 °C for lithium on a stage that was never
    // identified, rounded down to quarters.
    #expect(try bus.readWord(0x10, at: 0x60) == 300 * 16)
    #expect(try bus.readWord(0x10, at: 0x61) == 161 * 16)
    for address: I2CAddress in [0x60, 0x61] {
      #expect(try bus.readByte(0x08, at: address) == 0x01)
      #expect(try bus.readByte(0x0C, at: address) == 5)
    }
    for line in ["element_alert", "stage_alert"] {
      #expect(try run.world.lines.level(of: run.world.line(line)) == .high)
    }
    #expect(run.world.misuse == nil)
  }

  @Test("nothing is energised and nothing can be armed until every alert is proved")
  func order() throws {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 1)
    world.wait(until: .zero + .milliseconds(500))
    var builder = InstrumentBuilder(files, in: world)
    // Of a program that heats nothing: a pulse closes both at last, and alone.
    let instrument = try builder.build(
      running: Program([.hold(Seconds(1))]), metal: .lithium, into: nil)
    var (steps, switched, contacted) = (0, false, false)
    while instrument.state == .proving, steps < 100 {
      instrument.arm()
      world.wait(until: instrument.step(at: world.now))
      // The heater's own proof closes each of the two, never both.
      let closed = try ["stage_heater", "contactor"].filter {
        try world.lines.level(of: world.line($0)) == .high
      }
      #expect(closed.count < 2)
      if closed == ["stage_heater"] { switched = true }
      if closed == ["contactor"] { contacted = true }
      steps += 1
    }
    #expect(instrument.state == .disarmed)
    #expect(switched && contacted)
    // Two chips, two limits each, two conversions of 80 ms for each limit.
    #expect(steps >= 8)
    #expect(steps < 50)
    instrument.arm()
    #expect(instrument.state == .armed)
  }

  @Test("a rig that was refused stays off whatever is asked of it")
  func staysOff() throws {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 1)
    world.wait(until: .zero + .milliseconds(500))
    let chip = try #require(world.parts.chip("tc_stage") as? MCP9601Model)
    #expect(chip.suffer(.alertsBackwards, at: world.now))
    var builder = InstrumentBuilder(files, in: world)
    let instrument = try builder.build(running: Program(Bench.soak), metal: .lithium, into: nil)
    #expect(throws: RigError.self) {
      try Boot.prove(instrument, of: files.board) {
        world.wait(until: instrument.step(at: world.now))
      }
    }
    #expect(instrument.state == .refused(.alert(1)))
    for _ in 0..<50 {
      instrument.arm()
      world.wait(until: instrument.step(at: world.now))
      #expect(try world.lines.level(of: world.line("contactor")) == .low)
    }
    #expect(instrument.state == .refused(.alert(1)))
  }

  @Test("a chip that converts no more is given two seconds, not for ever")
  func silent() throws {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 1)
    world.wait(until: .zero + .milliseconds(500))
    var builder = InstrumentBuilder(files, in: world)
    let instrument = try builder.build(running: [], metal: .lithium, into: nil)
    let chip = try #require(world.parts.chip("tc_element") as? MCP9601Model)
    for _ in 0..<2 { world.wait(until: instrument.step(at: world.now)) }
    chip.faults.freeze = .stopped
    let since = world.now
    while instrument.state == .proving { world.wait(until: instrument.step(at: world.now)) }
    #expect(instrument.proof(0).failure == .unread(nil))
    #expect(world.now - since < Seconds(2.3))
  }

  @Test("an old alert of an earlier run does not pass for a proof, nor stand in its way")
  func leftovers() throws {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 1)
    let bus = try world.bus("reactor")
    // Left by another program: falling, active high, an interrupt, at a limit of 200 °C.
    try bus.writeWord(0x10, 200 * 16, at: 0x60)
    try bus.writeByte(0x08, 0x0F, at: 0x60)
    world.wait(until: .zero + .milliseconds(500))
    var builder = InstrumentBuilder(files, in: world)
    let instrument = try builder.build(running: [], metal: .lithium, into: nil)
    try Boot.prove(instrument, of: files.board) {
      world.wait(until: instrument.step(at: world.now))
    }
    #expect(instrument.state == .disarmed)
  }
}
