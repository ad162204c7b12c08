import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

/// Writes records into the trace of a world, as a simulated run does.
private final class TraceSink: RecordSink {
  private let trace: Trace
  init(_ trace: Trace) { self.trace = trace }
  func add(_ record: Span<UInt8>, at now: Instant) { trace.record(record, at: now) }
}

@Suite("A live run")
struct LiveRunTests {
  private let program = Program([
    .heat(zone: 0, to: Celsius(35), rate: KelvinsPerSecond(0.5)), .hold(Seconds(20)),
  ])

  private func world() throws -> SimulatedWorld {
    let world = try SimulatedWorld(try Bench.files(), seed: 1, foil: .lithium)
    world.wait(until: world.now + .milliseconds(500))
    return world
  }

  @Test("on simulated wires does bit for bit what a simulated run does")
  func same() throws {
    let simulated = try SimulatedRun(program, metal: .lithium, on: try Bench.files(), seed: 1)
    #expect(simulated.run(for: Seconds(7200)) == .done)
    let world = try world()
    let live = try LiveRun(
      program, metal: .lithium, on: try Bench.files(), in: world, into: TraceSink(world.trace))
    #expect(live.run() == .done)
    #expect(live.stepCount == simulated.stepCount)
    #expect(world.trace.hash() == simulated.world.trace.hash())
    #expect(live.overruns == 0)
  }

  private func task(_ channel: String) throws -> CellTask {
    let text = """
      solidus: method/1
      name: test
      record: { every: 1 s }
      steps:
        - current: { at: 0.5 mA, for: 5 s }
        - cycle: { times: 2, steps: [ { voltage: { at: 0.2 V, for: 2.1 s } }, { rest: { for: 1 s } } ] }

      """
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let declared = try DeclaredRun.shipped("dummy-1k")
    return CellTask(
      channel: channel, program: try MethodCompiler.compile(method, for: declared.values).program,
      declaration: declared.values.declaration, isSlow: false, calibration: .none,
      simulated: declared.model)
  }

  private func isDone(_ cell: Cell) -> Bool {
    if case .done = cell.phase { true } else { false }
  }

  private func insert(_ tasks: [CellTask], in world: SimulatedWorld) throws {
    for task in tasks {
      let holder = try #require(world.parts.card(task.channel)?.holder)
      if let model = task.simulated { holder.insert(model, at: .zero) }
    }
  }

  @Test(
    "of cells, alone or beside a recipe, does bit for bit what a simulated run does",
    arguments: [false, true])
  func cells(beside: Bool) throws {
    let tasks = try ["cell1", "cell4"].map(task)
    let program = beside ? self.program : []
    let metal = beside ? Metal.lithium : .none
    let simulated = try SimulatedRun(
      program, metal: metal, cells: tasks, on: try Bench.files(), seed: 1)
    simulated.stepOneByOne()
    #expect(simulated.run(for: Seconds(7200)) == .done)
    let world = try SimulatedWorld(try Bench.files(), seed: 1, foil: .of(metal))
    try insert(tasks, in: world)
    world.wait(until: world.now + .milliseconds(500))
    let live = try LiveRun(
      program, metal: metal, cells: tasks, on: try Bench.files(), in: world,
      into: TraceSink(world.trace))
    #expect(live.run() == .done)
    #expect(live.instrument.cellCount == 2)
    for index in 0..<2 { #expect(isDone(live.instrument.cell(index))) }
    #expect(live.stepCount == simulated.stepCount)
    #expect(world.trace.messages == simulated.world.trace.messages)
    for index in 0..<2 {
      let (one, other) = (live.instrument.cell(index), simulated.instrument.cell(index))
      #expect(one.charged == other.charged && one.discharged == other.discharged)
    }
    // Cells that are put in anew when their methods begin have another noise beside a recipe.
    if !beside { #expect(world.trace.hash() == simulated.world.trace.hash()) }
  }

  @Test("cells go on where the reactor trips, and why it did is written down at once")
  func tripped() throws {
    let latches = MemoryLatches()
    let world = try SimulatedWorld(
      try Bench.files(), seed: 1, foil: .lithium, latches: latches)
    let tasks = [try task("cell1")]
    try insert(tasks, in: world)
    world.wait(until: world.now + .milliseconds(500))
    let live = try LiveRun(
      program, metal: .lithium, cells: tasks, on: try Bench.files(), in: world)
    let bus = try world.simulatedBus("reactor")
    var failures = bus.failing
    failures.dataStuck = true
    let begin = live.now
    var said: String?
    let outcome = live.run(each: { run in
      if run.now - begin > Seconds(2) { bus.fail(as: failures) }
      if said == nil, !run.instrument.cellsAreOver {
        said = latches.record(of: "stage")?.trip?.why
      }
    })
    guard case .tripped = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(isDone(live.instrument.cell(0)))
    #expect(said?.isEmpty == false)
  }

  @Test("ends as asked, with everything off")
  func asked() throws {
    let world = try world()
    let run = try LiveRun(program, metal: .lithium, on: try Bench.files(), in: world)
    let outcome = run.run(each: { $0.instrument.abort(.asked, at: $0.now) })
    guard case .aborted(.asked, _) = outcome else {
      Issue.record("it ended with \(outcome)")
      return
    }
    #expect(world.parts.heaters.allSatisfy { $0.circuit.output(0, at: world.now) == 0 })
  }

  @Test("what is begun between two steps ends when it should, not with the step that was planned")
  func begun() throws {
    let world = try world()
    let short = Program([.hold(Seconds(20)), .hold(.milliseconds(10)), .hold(Seconds(1))])
    let run = try LiveRun(short, metal: .lithium, on: try Bench.files(), in: world)
    var (skipped, ended) = (Instant?.none, Instant?.none)
    let outcome = run.run(
      attending: { run in
        if ended == nil, run.instrument.instructionIndex == 2 { ended = run.now }
        guard skipped == nil, run.stepCount > 60 else { return false }
        skipped = run.now
        return run.instrument.take(.skip, of: 0, after: run.stepCount, at: run.now) == nil
      })
    #expect(outcome == .done)
    let span = try #require(ended) - #require(skipped)
    // A scan may be on the wire meanwhile; what was planned is most of 100 ms away.
    #expect(span < .milliseconds(40))
  }

  @Test("nobody is attended to with less than 5 ms before the next step")
  func leisure() throws {
    let world = try world()
    let short = Program(
      [.hold(Seconds(1))] + Array(repeating: .hold(.milliseconds(4)), count: 200))
    let run = try LiveRun(short, metal: .lithium, on: try Bench.files(), in: world)
    var (attended, waited) = (Instant?.none, Seconds(60))
    _ = run.run(
      attending: { run in
        attended = run.now
        return false
      },
      each: { run in
        if let then = attended { waited = min(waited, run.now - then) }
        attended = nil
      })
    #expect(waited > .milliseconds(5))
  }

  @Test("of a zone that was left tripped is refused before anything is energised")
  func latched() throws {
    let latches = MemoryLatches()
    try latches.token(of: "stage").consume()
    let world = try SimulatedWorld(try Bench.files(), seed: 1, foil: .lithium, latches: latches)
    world.wait(until: world.now + .milliseconds(500))
    #expect(throws: RigError.self) {
      _ = try LiveRun(program, metal: .lithium, on: try Bench.files(), in: world)
    }
    #expect(world.parts.stage("stage").map { $0.output(0, at: world.now) < 26 } == true)
  }
}
