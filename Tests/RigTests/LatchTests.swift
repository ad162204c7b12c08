import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Up to 60 °C, a minute there, and down again: each phase is a hundred steps or more.
private let anneal: [Instruction] = [
  .heat(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)), .hold(Seconds(60)),
  .cool(zone: 0, below: Celsius(55)), .hold(Seconds(20)),
]

private func start(
  _ program: [Instruction] = anneal, faults: String? = nil, latches: MemoryLatches,
  in world: SimulatedWorld? = nil
) throws -> SimulatedRun {
  let document = try faults.map { text in
    try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
  }
  return try SimulatedRun(
    Program(program), metal: .lithium, combination: Bench.plain, on: try Bench.files(), seed: 1,
    faults: document, latches: latches, in: world)
}

/// A rig that was just powered: how it comes up, and nothing else.
private func power(
  _ latches: MemoryLatches, in world: SimulatedWorld? = nil
) throws -> SimulatedRun {
  try SimulatedRun(
    powering: [], metal: .lithium, combination: Bench.plain, on: try Bench.files(), seed: 1,
    latches: latches, in: world)
}

private func comesUpLatched(_ latches: MemoryLatches) throws -> Bool {
  if case .tripped = try power(latches).instrument.state { true } else { false }
}

/// Watches the two wires that can heat, and what a power cut at the very edge would leave.
private final class Onlooker: WireListener {
  private let token: SimulatedToken
  private(set) var energised = 0
  private(set) var energisedWhileClean = 0

  init(_ token: SimulatedToken) { self.token = token }

  /// The wire is about to change: what is low now is about to heat.
  func wireChanges(_ wire: Wire, at now: Instant) {
    guard wire.driven == .low else { return }
    energised += 1
    if token.isCleanAfterPowerCut || token.isClean { energisedWhileClean += 1 }
  }

  func look(at world: SimulatedWorld) throws {
    world.lines.keep([self])
    for name in ["stage_heater", "contactor"] {
      world.lines.wire(try world.line(name)).heard(by: self)
    }
  }
}

@Suite("A power cut")
struct PowerCutTests {
  @Test(
    "at any instant comes back latched, once anything may have been energised",
    arguments: Array(0..<60).map { 0.1 * Double($0) } + [8, 20, 50, 80, 110, 140, 170, 200])
  func anywhere(second: Double) throws {
    let latches = MemoryLatches()
    let token = latches.simulatedToken(of: "stage")
    let world = try SimulatedWorld(
      try Bench.files(), seed: 1, foil: .lithium, latches: latches)
    let onlooker = Onlooker(token)
    try onlooker.look(at: world)
    var ended: SimulatedRun.Outcome?
    do throws(RigError) {
      let run = try begin("- {target: host, kind: power_cut, when: {after: \(second) s}}", world)
      ended = run.run(for: Seconds(3600))
    } catch { #expect(error.what == "the proofs did not end") }
    if let ended {
      guard case .died = ended else {
        Issue.record("\(ended)")
        return
      }
    }
    #expect(onlooker.energisedWhileClean == 0)
    // The token goes one step ahead of the heat.
    let isLatched = try comesUpLatched(latches)
    #expect(isLatched || onlooker.energised == 0)
    #expect(isLatched == (second > 1.5))
  }

  private func begin(_ faults: String, _ world: SimulatedWorld) throws(RigError) -> SimulatedRun {
    do {
      let document = try FaultDocument.read(at: "f", from: .memory(["f": faults])).get()
      return try SimulatedRun(
        Program(anneal), metal: .lithium, combination: Bench.plain, on: try Bench.files(), seed: 1,
        faults: document, in: world)
    } catch let error as RigError { throw error } catch {
      throw RigError("\(error)", remedy: "")
    }
  }

  @Test("in each phase of an anneal", arguments: ["ramp", "soak", "cool"], [0.0, 0.1, 7.3])
  func phase(name: String, after: Double) throws {
    let latches = MemoryLatches()
    let run = try start(
      faults: "- {target: host, kind: power_cut, when: {phase: \(name), after: \(after) s}}",
      latches: latches)
    guard case .died = run.run(for: Seconds(3600)) else {
      Issue.record("it lived")
      return
    }
    #expect(try comesUpLatched(latches))
  }

  @Test("before anything was energised, or after a clean disarm, leaves nothing to acknowledge")
  func clean() throws {
    let latches = MemoryLatches()
    #expect(try !comesUpLatched(latches))
    let run = try start(latches: latches)
    #expect(!latches.simulatedToken(of: "stage").isCleanAfterPowerCut)
    #expect(run.run(for: Seconds(3600)) == .done)
    #expect(run.instrument.state == .ended)
    latches.losePower()
    #expect(try !comesUpLatched(latches))
    #expect(try start(latches: latches).instrument.state == .armed)
  }

  @Test("between switching off and having seen it comes back latched")
  func disarming() throws {
    let latches = MemoryLatches()
    let run = try start(latches: latches)
    for _ in 0..<50 { run.stepOnce() }
    run.instrument.disarm(at: run.now)
    var steps = 0
    while !run.instrument.hasLeft, steps < 50 {
      #expect(run.instrument.state == .disarming)
      #expect(!latches.simulatedToken(of: "stage").isCleanAfterPowerCut)
      run.stepOnce()
      steps += 1
    }
    // Two readings of the current after its converter settled.
    #expect(steps >= 4)
    #expect(run.instrument.state == .ended)
    #expect(latches.simulatedToken(of: "stage").isCleanAfterPowerCut)
  }

  @Test("a program that is killed, or a machine that is reset, leaves the latch too")
  func others() throws {
    for kind in ["kill9", "reboot", "hang"] {
      let latches = MemoryLatches()
      let run = try start(
        faults: "- {target: host, kind: \(kind), when: {phase: soak}}", latches: latches)
      _ = run.run(for: Seconds(3600))
      #expect(try comesUpLatched(latches), "\(kind)")
    }
  }
}

@Suite("A disk that fails")
struct FailingDiskTests {
  @Test(
    "energises nothing, and says what to do",
    arguments: [
      (SimulatedToken.Ailment.readOnly, "may not be written", "mounted for writing"),
      (.losesOneFlush, "does not say that it keeps", "a sound one"),
    ])
  func consuming(ailment: SimulatedToken.Ailment, what: String, remedy: String) throws {
    let latches = MemoryLatches()
    latches.simulatedToken(of: "stage").ailment = ailment
    let world = try SimulatedWorld(try Bench.files(), seed: 1, latches: latches)
    let onlooker = Onlooker(latches.simulatedToken(of: "stage"))
    try onlooker.look(at: world)
    do {
      _ = try start(latches: latches, in: world)
      Issue.record("it was armed")
    } catch let error as RigError {
      #expect(error.what.contains(what), "\(error)")
      #expect(error.remedy.contains(remedy), "\(error)")
    }
    #expect(onlooker.energised == 0)
  }

  @Test(
    "a token that was not certainly put back leaves a trip, and is put back by an acknowledgement")
  func restoring() throws {
    let latches = MemoryLatches()
    let token = latches.simulatedToken(of: "stage")
    let run = try start([], latches: latches)
    token.ailment = .losesOneFlush
    guard case .tripped(zone: 0, at: _) = run.run(for: Seconds(60)) else {
      Issue.record("a lost token is no trip")
      return
    }
    guard case .tripped(.unrecorded, at: _, gone: _) = run.instrument.zone(0).latch.state else {
      Issue.record("\(run.instrument.zone(0).latch.state)")
      return
    }
    latches.losePower()
    #expect(try comesUpLatched(latches))
    let outcomes = try Acknowledgement(try power(latches)).acknowledge(nil)
    #expect(outcomes.map(\.1) == [.acknowledged])
    latches.losePower()
    #expect(try !comesUpLatched(latches))
  }

  @Test("what a lost flush left is not mended by asking again in the same life")
  func twice() throws {
    let latches = MemoryLatches()
    let token = latches.simulatedToken(of: "stage")
    token.ailment = .losesOneFlush
    #expect(throws: RigError.self) { try start(latches: latches) }
    // The program is started again and sees no token: latched, and so acknowledged first.
    #expect(throws: RigError.self) { try start(latches: latches) }
    _ = try Acknowledgement(try power(latches)).acknowledge(nil)
    _ = try start(latches: latches)
    #expect(!token.isCleanAfterPowerCut)
  }
}

extension FailingDiskTests {
  @Test("a token that is taken away after an acknowledgement is first written anew")
  func renewed() throws {
    let latches = MemoryLatches()
    let token = latches.simulatedToken(of: "stage")
    token.ailment = .losesOneFlush
    #expect(throws: RigError.self) { try start(latches: latches) }
    #expect(!token.isClean && token.isCleanAfterPowerCut)
    let run = try power(latches)
    for _ in 0..<80 { run.stepOnce() }
    #expect(run.instrument.acknowledge(0, at: run.now) == nil)
    #expect(run.instrument.prove() == nil)
    while run.instrument.state == .proving { run.stepOnce() }
    #expect(run.instrument.state == .disarmed)
    #expect(!token.isCleanAfterPowerCut)
  }
}

@Suite("Acknowledging")
struct AcknowledgementTests {
  private func acknowledge(
    _ latches: MemoryLatches, in world: SimulatedWorld
  ) throws -> [Acknowledgement.Outcome] {
    try Acknowledgement(try power(latches, in: world)).acknowledge(nil).map(\.1)
  }

  @Test("is refused while the zone is hot, by the temperature that its sensors show")
  func hot() throws {
    let latches = MemoryLatches()
    let world = try dead(latches)
    let outcomes = try acknowledge(latches, in: world)
    guard case .refused(.tooHot(let seen, let bound), objection: _) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    #expect((seen - Celsius(159)).magnitude < Kelvins(4))
    #expect((bound - Celsius(151.2)).magnitude < Kelvins(0.01))
    #expect(try comesUpLatched(latches))
    world.wait(until: world.now + Seconds(1200))
    #expect(try acknowledge(latches, in: world) == [.acknowledged])
  }

  /// The world of a machine that was reset in a soak at 160 °C: its lines have fallen, its chips
  /// and its stage are as they were.
  private func dead(_ latches: MemoryLatches) throws -> SimulatedWorld {
    let run = try start(
      [.heat(zone: 0, to: Celsius(160), rate: KelvinsPerSecond(0.5)), .hold(Seconds(600))],
      faults: "- {target: host, kind: reboot, when: {phase: soak, after: 60 s}}", latches: latches)
    while run.faultBegan == nil { run.stepOnce() }
    return run.world
  }

  @Test("takes five seconds without anything that speaks against heating, and energises nothing")
  func patience() throws {
    let latches = MemoryLatches()
    try latches.simulatedToken(of: "stage").consume()
    let run = try power(latches)
    let onlooker = Onlooker(latches.simulatedToken(of: "stage"))
    try onlooker.look(at: run.world)
    let began = run.now
    #expect(run.instrument.arm() == .latch(zone: 0, .tripped))
    #expect(try Acknowledgement(run).acknowledge("stage").map(\.1) == [.acknowledged])
    #expect(run.now - began > Seconds(5))
    #expect(run.now - began < Seconds(8))
    #expect(run.instrument.state == .ended)
    #expect(onlooker.energised == 0)
    #expect(latches.simulatedToken(of: "stage").isCleanAfterPowerCut)
  }

  @Test(
    "is refused while its cause is there",
    arguments: [
      "target: estop, kind: press", "target: tc.sample, kind: open",
      "target: tc.sample, kind: offset, params: {K: -12}", "target: 'i2c.1:0x60', kind: dead",
      "target: 'i2c.1:0x62', kind: por",
    ])
  func cause(fault: String) throws {
    let latches = MemoryLatches()
    try latches.simulatedToken(of: "stage").consume()
    let document = try FaultDocument.read(
      at: "f", from: .memory(["f": "- {\(fault), when: {after: 4 s}}"])
    ).get()
    let run = try SimulatedRun(
      powering: [], metal: .lithium, on: try Bench.files(), seed: 1, faults: document,
      latches: latches)
    let outcome = try Acknowledgement(run).acknowledge(nil).map(\.1)
    guard case .refused(.causeRemains, objection: _?) = outcome.first else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try comesUpLatched(latches))
  }

  @Test("a rig that was left tripped is proved and armed only when both are asked for")
  func arming() throws {
    let latches = MemoryLatches()
    try latches.simulatedToken(of: "stage").consume()
    let run = try power(latches)
    let onlooker = Onlooker(latches.simulatedToken(of: "stage"))
    try onlooker.look(at: run.world)
    #expect(run.instrument.prove() == .latch(zone: 0, .tripped))
    for _ in 0..<80 { run.stepOnce() }
    #expect(run.instrument.acknowledge(0, at: run.now) == nil)
    #expect(run.instrument.state == .acknowledged)
    #expect(run.instrument.arm() == .latch(zone: 0, .notBegun))
    for _ in 0..<20 { run.stepOnce() }
    #expect(onlooker.energised == 0)
    #expect(run.instrument.prove() == nil)
    while run.instrument.state == .proving { run.stepOnce() }
    #expect(run.instrument.state == .disarmed)
    #expect(onlooker.energised > 0)
    #expect(onlooker.energisedWhileClean == 0)
    #expect(run.instrument.arm() == nil)
    #expect(run.instrument.state == .armed)
  }

  @Test("a cause that comes back takes the acknowledgement with it")
  func back() throws {
    let latches = MemoryLatches()
    try latches.simulatedToken(of: "stage").consume()
    let run = try power(latches)
    for _ in 0..<80 { run.stepOnce() }
    #expect(run.instrument.acknowledge(0, at: run.now) == nil)
    let stop = try run.world.line("emergency_stop")
    run.world.lines.wire(stop).drive(.low, at: run.now)
    for _ in 0..<3 { run.stepOnce() }
    #expect(run.instrument.prove() == .latch(zone: 0, .tripped))
    run.world.lines.wire(stop).drive(.high, at: run.now)
    for _ in 0..<3 { run.stepOnce() }
    guard case .tooSoon? = run.instrument.acknowledge(0, at: run.now) else {
      Issue.record("five seconds did not begin anew")
      return
    }
  }

  @Test("an instrument that tripped in this life is not proved again, whatever is acknowledged")
  func spent() throws {
    let run = try start(
      [.heat(zone: 0, to: Celsius(50), rate: KelvinsPerSecond(0.5)), .hold(Seconds(600))],
      faults: "- {target: estop, kind: press, when: {after: 5 s, state: armed, for: 5 s}}",
      latches: MemoryLatches())
    guard case .tripped = run.run(for: Seconds(600)) else {
      Issue.record("no trip")
      return
    }
    run.world.lines.wire(try run.world.line("emergency_stop")).drive(.high, at: run.now)
    for _ in 0..<60 { run.stepOnce() }
    #expect(run.instrument.acknowledge(0, at: run.now) == nil)
    #expect(run.instrument.prove() == .spent)
    run.leave()
  }
}

@Suite("What ends otherwise than it should")
struct EndingTests {
  private func finding(_ run: SimulatedRun) -> String {
    guard case .tripped(let finding, _, _) = run.instrument.zone(0).latch.state else {
      return "none"
    }
    return "\(finding.word)"
  }

  @Test(
    "an end in which nothing shows that all is off is a trip",
    arguments: [
      "target: gpio.heater_en, kind: stuck_high", "target: gpio.contactor, kind: stuck_high",
      "target: 'i2c.1:0x4A', kind: dead",
    ])
  func notSeenOff(fault: String) throws {
    let latches = MemoryLatches()
    let run = try start(
      [.hold(Seconds(5))], faults: "- {\(fault), when: {state: disarming}}", latches: latches)
    guard case .tripped(zone: 0, at: _) = run.run(for: Seconds(60)) else {
      Issue.record("no trip")
      return
    }
    #expect(finding(run) == "not_seen_off")
    #expect(try comesUpLatched(latches))
    #expect(latches.record(of: "stage")?.trip?.why.contains("nothing shows") == true)
  }

  @Test("a proof that finds current where none may flow is a trip, with its reason written down")
  func welded() throws {
    let latches = MemoryLatches()
    #expect(throws: RigError.self) {
      try start(faults: "- {target: contactor, kind: weld}", latches: latches)
    }
    #expect(try comesUpLatched(latches))
    let trip = try #require(latches.record(of: "stage")?.trip)
    #expect(trip.why == "measured, 10.00 A flow while the switch is off")
    #expect(trip.after > Seconds(1))
    // What speaks of it is the refusal of the next run.
    do {
      _ = try start(latches: latches)
      Issue.record("it was armed")
    } catch let error as RigError {
      #expect(error.what.hasPrefix("zone 'stage' is latched: it tripped 1."))
      #expect(error.what.hasSuffix("10.00 A flow while the switch is off"))
      #expect(error.remedy.contains("acknowledge"))
    }
  }

  @Test("a proof that fails with everything off leaves nothing to acknowledge")
  func passive() throws {
    for fault in ["target: estop, kind: press", "target: tc.sample, kind: offset, params: {K: -9}"]
    {
      let latches = MemoryLatches()
      #expect(throws: RigError.self) { try start(faults: "- {\(fault)}", latches: latches) }
      #expect(try !comesUpLatched(latches))
    }
  }

  @Test("an interlock that opens in a proof is a refusal, and what was proved off is clean")
  func interlock() throws {
    let latches = MemoryLatches()
    #expect(throws: RigError.self) {
      try start(faults: "- {target: estop, kind: press, when: {after: 2 s}}", latches: latches)
    }
    #expect(try !comesUpLatched(latches))
  }

  @Test("a trip is written down with its cause and its time, and latched, in its first step")
  func tripped() throws {
    let latches = MemoryLatches()
    let run = try start(
      faults: "- {target: heater.0, kind: gain, params: {x: 4}, when: {after: 20 s, state: armed}}",
      latches: latches)
    while run.instrument.state == .armed { run.stepOnce() }
    #expect(finding(run) == "too_much_current")
    #expect(!latches.simulatedToken(of: "stage").isCleanAfterPowerCut)
    _ = run.run(for: Seconds(10))
    let record = try #require(latches.record(of: "stage"))
    #expect(record.metal == .lithium)
    #expect(try #require(record.trip).why.contains("more than the heater can draw"))
    let began = try #require(run.faultBegan) - (run.now - run.elapsed)
    #expect((try #require(record.trip).after - began).value.magnitude < 1.5)
  }

  @Test("a record is read back as it was written, and a torn one is none")
  func records() throws {
    let latches = MemoryLatches()
    let trip = LatchRecord.Trip("two\nlines: of reasons", after: Seconds(12.5))
    for metal in [Metal.lithium, .sodium, .potassium, .none] {
      #expect(Metal(symbol: metal.symbol) == metal)
      latches.keep(LatchRecord(metal: metal, trip: trip), of: "stage")
      #expect(latches.record(of: "stage")?.trip == trip)
    }
    #expect(Metal(symbol: "Pb") == nil)
  }
}
