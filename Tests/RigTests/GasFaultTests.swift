import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// The bench in 100 sccm of argon through the open throttle, doing this.
private func bench(
  _ instructions: [Instruction], faults: String = "[]", _ files: BoardFiles? = nil,
  conditions: [[Condition]] = []
) throws -> SimulatedRun {
  let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": faults])).get()
  let start: [Instruction] = [
    .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(80)), .throttle(.open),
    .hold(Seconds(20)),
  ]
  return try SimulatedRun(
    Program(start + instructions, conditions: conditions), metal: .lithium,
    combination: Bench.plain, on: files ?? Bench.files(), seed: 1, faults: document)
}

private let cycle: [Instruction] = [
  .pulse(valve: 0, for: Seconds(0.1)), .hold(Seconds(5)),
  .pulse(valve: 1, for: Seconds(0.1)), .hold(Seconds(5)),
]

extension SimulatedRun {
  fileprivate var tma: Simulator.PulseValve? { world.parts.valve("valve_tma") }
  fileprivate func level(_ line: String) throws -> Level {
    world.lines.wire(try world.line(line)).driven
  }
  fileprivate var pressure: Double {
    world.parts.net("chamber_pressure")?.value(at: now) ?? .nan
  }
  /// What the controller says, in V.
  fileprivate var argon: Double {
    world.parts.net("argon_reading")?.value(at: now) ?? .nan
  }
  fileprivate func ended() -> GasStop? {
    if case .aborted(.gas(let stop), _) = run(for: Seconds(600)) { stop } else { nil }
  }
}

@Suite("Faults of the gas")
struct GasFaultTests {
  @Test("a program that dies leaves its line driven, and the valve shuts all the same")
  func death() throws {
    let run = try bench(
      [.pulse(valve: 0, for: Seconds(5)), .hold(Seconds(5))],
      faults: "- {target: host, kind: kill9, when: {phase: dose, after: 1 s}}")
    guard case .died(let died) = run.run(for: Seconds(60)) else {
      Issue.record("it lives")
      return
    }
    #expect(try run.level("pulse_tma") == .high)
    _ = run.pressure
    #expect(run.tma?.isOpen == false)
    // 200 ms after the last edge, which came a period before at most, and 5 ms of its seat.
    let again = try bench(
      [.pulse(valve: 0, for: Seconds(5)), .hold(Seconds(5))],
      faults: "- {target: host, kind: kill9, when: {phase: dose, after: 1 s}}")
    while again.now < died + Seconds(0.09) { again.stepOnce() }
    _ = again.pressure
    #expect(again.tma?.isOpen == true)
    while again.now < died + Seconds(0.21) { again.stepOnce() }
    _ = again.pressure
    #expect(again.tma?.isOpen == false)
  }

  @Test("a pump that stands says so, and ends the flow of its carrier")
  func pump() throws {
    let run = try bench(
      cycle, faults: "- {target: pump, kind: stop, when: {phase: dose, after: 2 s}}")
    guard case .interlock = run.ended() else {
      Issue.record("it went on")
      return
    }
    #expect(run.instrument.panel.flow(0).setting == .zero)
    // The carrier's shut-off is at its safe level.
    #expect(!run.instrument.panel.panelSwitch(1).isOn)
    for _ in 0..<100 { run.stepOnce() }
    #expect(run.argon < 0.01)
  }

  @Test("what ends for another reason purges on, until the pump stands")
  func purge() throws {
    let together: [Instruction] = [
      .pulse(valve: 0, for: Seconds(1)), .pulse(valve: 1, for: Seconds(1)),
    ]
    let run = try bench(cycle + together)
    guard case .together = run.ended() else {
      Issue.record("both were let in")
      return
    }
    #expect(run.instrument.panel.flow(0).setting == SCCM(80))
    for _ in 0..<50 { run.stepOnce() }
    #expect(run.instrument.panel.flow(0).setting == SCCM(80))
    var stands = GasChamber.Ailment()
    stands.pumpStands = true
    run.world.parts.chamber("chamber")?.ail(with: stands, at: run.now)
    for _ in 0..<3 { run.stepOnce() }
    #expect(run.instrument.panel.flow(0).setting == .zero)
  }

  @Test("a valve that does not shut is found before another opens, in little flow and in much")
  func stuck() throws {
    for flow in [20.0, 80, 100] {
      let program: [Instruction] = [.flow(controller: 0, to: SCCM(flow)), .hold(Seconds(10))]
      let run = try bench(
        program + cycle + cycle,
        faults: "- {target: valve.tma, kind: stuck_open, when: {phase: dose, after: 8 s}}")
      #expect(run.ended() == .unpurged(0))
      #expect(run.world.parts.chamber("chamber")?.hasMixed == false)
    }
  }

  /// Little flow, then more of it so long before a pulse.
  private func stepping(_ pause: Double, _ throttle: Throttle) -> [Instruction] {
    [
      .flow(controller: 0, to: SCCM(20)), .throttle(throttle), .hold(Seconds(60)),
      .flow(controller: 0, to: SCCM(100)), .hold(Seconds(pause)),
    ] + cycle + cycle
  }

  @Test(
    "a flow that steps up right before a pulse is no valve that stays open, and hides none",
    arguments: [0.001, 0.3, 1, 3, 8], [Throttle.open, .holding(Pascals(20))])
  func stepped(pause: Double, throttle: Throttle) throws {
    #expect(try bench(stepping(pause, throttle)).run(for: Seconds(400)) == .done)
    guard throttle == .open else { return }
    let stuck = try bench(
      stepping(pause, throttle), faults: "- {target: valve.tma, kind: stuck_open}")
    #expect(stuck.ended() == .unpurged(0))
    #expect(stuck.world.parts.chamber("chamber")?.hasMixed == false)
  }

  @Test(
    "nothing is let in while the vent is open or the pump is off",
    arguments: [(UInt8(2), true), (0, false)])
  func barred(index: UInt8, on: Bool) throws {
    let turn = Instruction.turn(switch: index, on: on)
    let before = try bench([turn] + cycle)
    #expect(before.ended() == .barred(0, by: index))
    #expect(before.tma?.openings == 0)
    // Nor are they turned while what was let in may still be coming.
    let after = try bench([.pulse(valve: 0, for: Seconds(0.1)), turn])
    #expect(after.ended() == .barred(0, by: index))
    let back = try bench([turn, .turn(switch: index, on: !on), .hold(Seconds(2))] + cycle)
    #expect(back.run(for: Seconds(100)) == .done || index == 0)
  }

  @Test(
    "a throttle that holds the pressure does not hide a valve that does not shut",
    arguments: ["tma", "h2o"])
  func held(valve: String) throws {
    let hold: [Instruction] = [.throttle(.holding(Pascals(100))), .hold(Seconds(120))]
    let purged: [Instruction] = [
      .pulse(valve: 0, for: Seconds(0.1)), .hold(Seconds(15)),
      .pulse(valve: 1, for: Seconds(0.1)), .hold(Seconds(15)),
    ]
    let sound = try bench(hold + purged + purged + purged)
    #expect(sound.run(for: Seconds(400)) == .done)
    let run = try bench(
      hold + purged + purged + purged,
      faults: "- {target: valve.\(valve), kind: stuck_open, when: {phase: dose, after: 25 s}}")
    #expect(run.ended() == .unpurged(valve == "tma" ? 0 : 1))
    #expect(run.world.parts.chamber("chamber")?.hasMixed == false)
  }

  @Test("a purge that is too short to be sure is not waited for, but two readings are enough")
  func short() throws {
    let short: [Instruction] = [
      .pulse(valve: 0, for: Seconds(0.1)), .hold(Seconds(1.3)),
      .pulse(valve: 1, for: Seconds(0.1)), .hold(Seconds(1.3)),
    ]
    let sound = try bench(short + short + short)
    #expect(sound.run(for: Seconds(100)) == .done)
    let run = try bench(short + short, faults: "- {target: valve.tma, kind: stuck_open}")
    #expect(run.ended() == .unpurged(0))
    #expect(run.world.parts.chamber("chamber")?.hasMixed == false)
  }

  @Test("a controller answers in its time after each change, and is left alone until then")
  func settling() throws {
    let steps = [100.0, 20, 90, 5, 60].flatMap { flow -> [Instruction] in
      [.flow(controller: 0, to: SCCM(flow)), .hold(Seconds(8))]
    }
    #expect(try bench(steps).run(for: Seconds(100)) == .done)
    let lost = try bench(
      steps, faults: "- {target: mfc.ar, kind: no_gas, when: {after: 25 s}}")
    guard case .flowAstray(0, _)? = lost.ended() else {
      Issue.record("it went on")
      return
    }
  }

  @Test(
    "heads that show the same are believed, at every pressure that two can show",
    arguments: [0.05, 0.5, 5, 12, 13, 14, 100, 1200])
  func heads(pascals: Double) throws {
    let run = try bench([.hold(Seconds(30))])
    run.world.parts.net("chamber_pressure")?.hold(pascals)
    #expect(run.run(for: Seconds(100)) == .done)
  }
}
