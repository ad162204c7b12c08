import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("Plasma on a board")
struct PlasmaRunTests {
  @Test("sputters 100 nm of LiAlO2 at 0.5 Pa, as thick in truth as the monitor said")
  func sputters() throws {
    let run = try PlasmaBench("sputter").recipe(
      "sputtered-lialo2", with: [("power", AnyQuantity(kind: .power, counted: 300))])
    var pressures: [Double] = []
    var shown = 0.0
    let outcome = run.run(for: Seconds(4 * 3600)) { run in
      guard run.isLit, let chamber = run.world.parts.chamber("chamber") else { return }
      pressures.append(chamber.output(GasChamber.Output.pressure.rawValue, at: run.now))
      shown = run.instrument.panel.thickness?.value ?? shown
    }
    #expect(outcome == .done)
    let film = try #require(run.world.parts.chamber("chamber")).film(at: run.now)
    #expect(film.layers.map(\.material) == ["LiAlO2"])
    // The last reading is at most a round of the converter old, and the monitor has its noise.
    #expect((film.thickness.value - 100).magnitude < 0.5)
    #expect((shown - 100).magnitude < 0.5)
    #expect(pressures.allSatisfy { ($0 / 0.5 - 1).magnitude < 0.05 })
    // 9 nm/min with 300 W, of which the match takes 3 %.
    let seconds = Double(pressures.count) / 10
    #expect((seconds - 687).magnitude < 10)
    #expect(try #require(run.world.parts.stage("stage")).melted == 0)
  }

  @Test("half of the power takes twice the time")
  func power() throws {
    func duration(_ watts: Double) throws -> Double {
      let run = try PlasmaBench("sputter").recipe(
        "sputtered-lialo2",
        with: [
          ("power", AnyQuantity(kind: .power, counted: watts)),
          ("thickness", AnyQuantity(kind: .length, counted: 20)),
        ])
      var lit = 0
      #expect(run.run(for: Seconds(4 * 3600)) { if $0.isLit { lit += 1 } } == .done)
      return Double(lit) / 10
    }
    let (fast, slow) = (try duration(200), try duration(100))
    // 3 nm/min with 100 W burning, of which the match takes 3 %.
    #expect((slow - 412).magnitude < 10)
    #expect((slow / fast - 2).magnitude < 0.03)
  }

  @Test("grows alumina by plasma at 150 C as the review prints: 14 nm in 117 cycles")
  func alumina() throws {
    let run = try PlasmaBench().recipe(
      "plasma-al2o3", with: [("cycles", AnyQuantity(kind: .ratio, counted: 10))])
    #expect(run.run(for: Seconds(4 * 3600)) == .done)
    let film = try #require(run.world.parts.chamber("chamber")).film(at: run.now)
    #expect(film.layers.map(\.material) == ["Al2O3"])
    let cycle = film.thickness.value / 10
    #expect((cycle - 0.1197).magnitude < 0.006)
    let cycles = try #require(film.layers.first).cycles
    #expect((cycles - 10).magnitude < 0.3)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.melted == 0 && stage.peak < Celsius(155))
  }

  @Test("time counts only while it burns, and the film of a plasma that never lit is none")
  func credit() throws {
    let run = try PlasmaBench().run(try PlasmaBench().plasma(100, 10))
    var lit = 0
    #expect(run.run(for: Seconds(600)) { if $0.isLit { lit += 1 } } == .done)
    // Ten seconds, and what the power and the readings take to come round before them.
    #expect(lit >= 100 && lit < 130)
    var bare = try PlasmaBench().plasma(100, 10)
    bare.removeAll { if case .flow = $0 { true } else { false } }
    let dark = try PlasmaBench().run(bare)
    var held = false
    let outcome = dark.run(for: Seconds(600)) { run in
      if case .hold(Seconds(10))? = run.instrument.instruction { held = true }
    }
    guard case .aborted(.gas(.unlit), _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!held)
    #expect(!dark.isGiving)
  }

  @Test(
    "what is wrong is named, and all is off soon after",
    arguments: [
      (
        "{target: rf, kind: reflected, params: {pct: 60}, when: {phase: plasma, after: 5 s}}",
        "mismatched"
      ),
      (
        "{target: rf, kind: reflected, params: {pct: 25}, when: {phase: plasma, after: 5 s}}",
        "mismatched"
      ),
      ("{target: rf, kind: no_ignite, when: {phase: plasma, after: 5 s}}", "unlit"),
      ("{target: rf, kind: no_ignite}", "unlit"),
      ("{target: rf, kind: stuck_on, when: {phase: plasma, after: 5 s}}", "generator_stuck"),
    ])
  func faults(fault: String, cause: String) throws {
    let bench = try PlasmaBench()
    let after: [Instruction] = [.hold(Seconds(20))]
    let run = try bench.run(try bench.plasma(100, 10, after: after), faults: "- \(fault)")
    var asked: Instant?
    var given: Instant?
    let outcome = run.run(for: Seconds(600)) { run in
      if run.instrument.panel.generator?.isOn == true { asked = run.now }
      if run.isGiving { given = run.now }
    }
    guard case .aborted(.gas(let stop), let at) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(stop.word == cause)
    let began = try #require(run.faultBegan)
    let due = cause == "generator_stuck" ? try #require(asked) : began
    if fault.contains("when") { #expect(at - due < Seconds(2.5)) }
    #expect(try #require(given) - at <= Instrument.period)
    #expect(!run.isGiving)
    #expect(run.zonesLeftClean == run.instrument.zoneCount)
  }

  @Test("a match that is a little off, and arcs that nobody can read, are borne")
  func borne() throws {
    let bench = try PlasmaBench()
    for fault in ["reflected, params: {pct: 15}", "arc, params: {hz: 200}"] {
      let run = try bench.run(
        try bench.plasma(100, 10),
        faults: "- {target: rf, kind: \(fault), when: {phase: plasma, after: 5 s}}")
      #expect(run.run(for: Seconds(600)) == .done)
    }
  }

  @Test(
    "without cooling water heater and generator are off within a step",
    arguments: ["bench", "sputter"])
  func cooling(board: String) throws {
    let bench = try PlasmaBench(board)
    let run = try bench.run(
      try bench.plasma(100, 10),
      faults: "- {target: cooling, kind: stop, when: {phase: plasma, after: 5 s}}")
    var given: Instant?
    let outcome = run.run(for: Seconds(600)) { if $0.isGiving { given = $0.now } }
    guard case .tripped = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try #require(given) - #require(run.faultBegan) <= Instrument.period)
  }

  /// The moments of a plasma step: fifty over it, and the nanoseconds around its end.
  static let moments =
    (0..<50).map { Int64($0) * 203_456_789 }
    + [9_999_999_999, 10_000_000_000, 10_000_000_001]

  @Test("an abort at any moment of the step has it off at once", arguments: moments)
  func abort(after nanoseconds: Int64) throws {
    let bench = try PlasmaBench()
    let run = try bench.run(try bench.plasma(100, 10))
    run.step { if case .hold(Seconds(10))? = $0.instrument.instruction { true } else { false } }
    // The step began in the scan before, which ended a period ago or less.
    let began = run.now - Instrument.period
    run.stand(at: began + Seconds(nanoseconds: nanoseconds))
    if nanoseconds < 9_900_000_000 { #expect(run.isGiving) }
    run.instrument.abort(.asked, at: run.now)
    #expect(!run.isGiving)
    // Not by the contactor alone: its own contact is open as well.
    let contact = run.world.lines.wire(try run.world.line("rf_enable"))
    #expect(contact.driven == .low)
    let end = run.now + Instrument.period
    while run.now < end {
      run.stepOnce()
      #expect(!run.isGiving)
    }
    #expect(run.world.misuse == nil)
  }

  @Test("a program that stops stepping loses the plasma to the dead-man")
  func dead() throws {
    let bench = try PlasmaBench()
    let run = try bench.run(try bench.plasma(100, 10))
    run.step { if case .hold(Seconds(10))? = $0.instrument.instruction { true } else { false } }
    for _ in 0..<20 { run.stepOnce() }
    #expect(run.isGiving)
    run.world.wait(until: run.now + Seconds(0.21))
    #expect(!run.isGiving)
  }
}
