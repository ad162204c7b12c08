import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

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
