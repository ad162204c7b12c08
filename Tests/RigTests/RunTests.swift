import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("A run on the simulated bench")
struct RunTests {
  @Test("soaks, ends, melts nothing, and no driver does what a datasheet forbids")
  func soak() throws {
    let run = try Bench.run()
    #expect(run.run(for: Seconds(7200)) == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.melted == 0)
    #expect(stage.peak > Celsius(119))
    #expect(stage.peak < Celsius(123))
    #expect(run.world.misuse == nil)
  }

  @Test("is the same, bit for bit, every time it is run with the same seed")
  func deterministic() throws {
    func hash(faults: String?, seed: UInt64) throws -> String {
      let run = try Bench.run(faults: faults, seed: seed)
      _ = run.run(for: Seconds(60))
      return run.world.trace.hash()
    }
    #expect(try hash(faults: nil, seed: 1) == hash(faults: nil, seed: 1))
    let naks = "- {target: i2c.1, kind: nak, params: {p: 0.02}, when: {after: 5 s}}"
    #expect(try hash(faults: naks, seed: 1) == hash(faults: naks, seed: 1))
    #expect(try hash(faults: naks, seed: 1) != hash(faults: naks, seed: 2))
    #expect(try hash(faults: naks, seed: 1) != hash(faults: nil, seed: 1))
  }

  @Test("starts anywhere on the clock: 49.7 days of milliseconds are no edge")
  func lateClock() throws {
    let start = Instant(nanoseconds: (1 << 32) * 1_000_000 - 10_000_000_000)
    let run = try SimulatedRun(
      Program(Bench.soak), metal: .lithium, on: try Bench.files(), seed: 1, startingAt: start)
    #expect(run.run(for: Seconds(60)) == .timedOut)
    let early = try Bench.run()
    #expect(early.run(for: Seconds(60)) == .timedOut)
    let zone = run.instrument.zone(0)
    #expect(zone.observation?.sample.value == early.instrument.zone(0).observation?.sample.value)
  }

  @Test("a scan of the bench fits its period with room to spare")
  func budget() throws {
    for budget in try BusBudget.measure(try Bench.files()) {
      #expect(!budget.isExceeded)
      #expect(budget.scan < .milliseconds(50))
    }
  }

  @Test("gives the heat away when nobody steps: the lease and the dead-man end it")
  func abandoned() throws {
    let run = try Bench.run()
    _ = run.run(for: Seconds(0.1))
    for _ in 0..<600 { run.stepOnce() }
    let stage = try #require(run.world.parts.stage("stage"))
    let circuit = try #require(run.world.parts.heater("stage"))
    // The program dies here, with its outputs as they are.
    let death = run.now
    let later = death + .milliseconds(201)
    run.world.wait(until: later)
    _ = stage.output(0, at: later)
    #expect(circuit.output(0, at: later) == 0)
  }
}

@Suite("A recipe for a board")
struct RecipeTests {
  private func compile(_ steps: String, metal: String = "Li") throws -> [Instruction] {
    let text =
      "solidus: recipe/1\nname: t\nmetal: \(metal)\n"
      + "holder: plain\ngas: Ar\npressure: 100 Pa\nsteps:\n\(steps)\n"
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    return try RecipeCompiler(recipe, on: try Bench.files()).compile().program.instructions
  }

  @Test(
    "what cannot be proved is refused, with the arithmetic and the remedy",
    arguments: [("Li", "180 C", "180.5"), ("Na", "98 C", "97.79"), ("K", "63 C", "63.5")])
  func refused(metal: String, asked: String, melts: String) throws {
    do {
      _ = try compile(
        "  - heat: {zone: stage, to: \(asked), rate: 5 K/min}\n  - cool: {zone: stage, below: 40 C}",
        metal: metal)
      Issue.record("\(asked) on \(metal) was accepted")
    } catch let refusal as Diagnostics {
      let text = refusal.written(as: .text)
      #expect(text.hasPrefix("r.yaml:8:29: error: \(asked) cannot be proved safe here: melts at"))
      #expect(text.contains("melts at \(melts) C - 1.5 K sensor - 1.5 K converter"))
      #expect(text.contains("or 'as hot as provable'"))
    }
  }

  @Test("as hot as provable is the number that a refusal names, and it can be held")
  func provable() throws {
    let program = try compile("  - heat: {zone: stage, to: as hot as provable, rate: 5 K/min}")
    guard case .heat(0, let goal, _)? = program.first else {
      Issue.record("not a heat instruction")
      return
    }
    #expect(goal > Celsius(165))
    #expect(goal < Celsius(170.2))
    let soak: [Instruction] = [
      .heat(zone: 0, to: goal, rate: KelvinsPerSecond(0.5)), .hold(Seconds(60)),
    ]
    let run = try Bench.run(soak, combination: Bench.plain)
    #expect(run.run(for: Seconds(6000)) == .done)
    #expect(run.world.parts.stage("stage")?.melted == 0)
  }

  @Test("a zone that is not there is found where it stands")
  func unknownZone() throws {
    #expect(throws: Diagnostics.self) {
      try compile("  - heat: {zone: stag, to: 50 C, rate: 5 K/min}")
    }
  }
}
