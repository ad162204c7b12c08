import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Keeps the requests that are written down.
private final class Requests: RecordSink {
  var kept: [RequestRecord] = []
  func add(_ record: Span<UInt8>, at now: Instant) {
    if let request = RequestRecord(record) { kept.append(request) }
  }
}

@Suite("What is asked of a run while it goes on")
struct RequestTests {
  private let program = Program([
    .heat(zone: 0, to: Celsius(35), rate: KelvinsPerSecond(0.5)), .hold(Seconds(20)),
    .hold(Seconds(3600)),
  ])

  /// Steps so often, and asks after some of the steps.
  private func run(
    _ asked: [(steps: Int, request: OperatorRequest)], into sink: (any RecordSink)? = nil
  ) throws -> (SimulatedRun, [OperatorRequest.Refusal?]) {
    let run = try SimulatedRun(program, metal: .lithium, on: try Bench.files(), seed: 1, into: sink)
    var (rest, refusals) = (asked[...], [OperatorRequest.Refusal?]())
    let first = run.stepCount
    while let next = rest.first {
      run.stepOnce()
      while let next = rest.first, run.stepCount - first == next.steps {
        refusals.append(run.instrument.take(next.request, of: 7, after: run.stepCount, at: run.now))
        rest.removeFirst()
      }
      try #require(run.stepCount - first <= next.steps)
    }
    return (run, refusals)
  }

  @Test("is done, or refused with a reason, and both are written down")
  func answers() throws {
    let sink = Requests()
    let (run, refusals) = try run(
      [
        (3, .resume), (5, .pause), (6, .pause), (7, .skip), (9, .resume), (10, .skip), (11, .skip),
        (12, .skip), (13, .skip),
      ], into: sink)
    #expect(
      refusals
        == [.isNotPaused, nil, .isPaused, .skipsIntoPause, nil, nil, nil, nil, .recipeIsOver])
    #expect(sink.kept.map(\.refusal) == refusals)
    #expect(sink.kept.allSatisfy { $0.user == 7 })
    #expect(run.run(for: Seconds(60)) == .done)
    #expect(run.instrument.take(.stop, of: 7, after: run.stepCount, at: run.now) == .over)
  }

  @Test("a stop ends it in order, with its zones left clean")
  func stop() throws {
    let (run, refusals) = try run([(40, .stop), (40, .stop)])
    #expect(refusals == [nil, .over])
    guard case .aborted(.asked, _) = run.run(for: Seconds(60)) else {
      Issue.record("it went on")
      return
    }
    #expect(run.zonesLeftClean == 1)
  }

  @Test("gives the same trace when it is asked again at the same steps, and another at others")
  func again() throws {
    func trace(_ asked: [(steps: Int, request: OperatorRequest)]) throws -> String {
      let (run, _) = try run(asked)
      #expect(run.run(for: Seconds(7200)) == .done)
      return run.world.trace.hash()
    }
    let one = try trace([(20, .pause), (90, .resume), (200, .skip)])
    #expect(try trace([(20, .pause), (90, .resume), (200, .skip)]) == one)
    #expect(try trace([(20, .pause), (90, .resume), (201, .skip)]) != one)
    #expect(try trace([(20, .pause), (21, .pause), (90, .resume), (200, .skip)]) != one)
  }

  @Test("a pause holds a ramp where it is, and after it the ramp goes on from there at its rate")
  func ramp() throws {
    let run = try SimulatedRun(program, metal: .lithium, on: try Bench.files(), seed: 1)
    let zone = run.instrument.zone(0)
    while (zone.setpoint ?? .absoluteZero) < Celsius(30) { run.stepOnce() }
    let held = try #require(zone.setpoint)
    #expect(run.instrument.take(.pause, of: 7, after: run.stepCount, at: run.now) == nil)
    for _ in 0..<3000 { run.stepOnce() }
    #expect(zone.setpoint == held)
    let seen = try #require(zone.observation)
    #expect((seen.sample.value - held).magnitude < Kelvins(0.5))
    #expect(run.instrument.take(.resume, of: 7, after: run.stepCount, at: run.now) == nil)
    for _ in 0..<20 { run.stepOnce() }
    let moved = try #require(zone.setpoint) - held
    #expect((moved - Kelvins(1)).magnitude < Kelvins(0.06), "\(moved)")
    #expect(run.run(for: Seconds(7200)) == .done)
  }

  @Test("a pause keeps what is heated where it is, and time goes on")
  func pause() throws {
    let (run, _) = try run([(400, .pause)])
    let before = run.instrument.instructionIndex
    for _ in 0..<3000 { run.stepOnce() }
    #expect(run.instrument.isPaused)
    #expect(run.instrument.instructionIndex == before)
    #expect(run.instrument.zone(0).setpoint != nil)
  }
}
