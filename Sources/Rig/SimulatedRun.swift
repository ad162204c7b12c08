public import Documents
public import Instrument
public import Procedures
public import Quantities
public import Safety
public import Simulator

/// One simulated execution of a program on a board, from power-on to the safe state.
public final class SimulatedRun {
  public let world: SimulatedWorld
  public let instrument: Instrument
  /// What was declared to lie on the stage.
  public let metal: Metal
  private var faults: FaultSchedule
  private let start: Instant
  private var steps = 0

  /// How a run ended.
  public enum Outcome: Hashable, Sendable {
    case done
    case tripped(zone: Int, at: Instant)
    /// The program was not done within the longest time that it was given.
    case timedOut
    /// A driver did what a datasheet forbids: a bug in Solidus.
    case misused(Misuse)
  }

  public init(
    _ program: [Instruction], metal: Metal, on files: BoardFiles, seed: UInt64,
    faults: FaultDocument? = nil, scatter: Scatter? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    self.metal = metal
    world = try SimulatedWorld(
      files, seed: seed, metal: metal, scatter: scatter, startingAt: start)
    self.faults = try FaultSchedule(faults, files, world)
    // The chips convert for the first time while the rig is put together.
    world.wait(until: start + .milliseconds(500))
    self.faults.begin(at: world.now)
    var builder = InstrumentBuilder(files, in: world)
    instrument = try builder.build(
      running: program, metal: metal, into: TraceSink(world.trace))
    self.start = start
    instrument.arm()
  }

  public var stepCount: Int { steps }
  public var now: Instant { world.now }
  public var elapsed: Seconds { world.now - start }

  /// Steps until the program is done, something tripped, or the time is over.
  public func run(for longest: Seconds, each: (SimulatedRun) -> Void = { _ in }) -> Outcome {
    let end = world.now + longest
    var outcome: Outcome?
    while outcome == nil, world.now < end {
      stepOnce()
      each(self)
      outcome = over
    }
    coast(after: outcome)
    instrument.makeSafe(at: world.now)
    return world.misuse.map(Outcome.misused) ?? outcome ?? .timedOut
  }

  /// What is hot when a guard trips warms the sample for a while yet: the truth is told after it.
  private func coast(after outcome: Outcome?) {
    guard case .tripped? = outcome else { return }
    let end = world.now + Seconds(900)
    while world.now < end { stepOnce() }
  }

  /// One step, and the wait for the next.
  public func stepOnce() {
    faults.apply(instrument, at: world.now)
    let next = instrument.step(at: world.now)
    steps += 1
    world.wait(until: next)
  }

  private var over: Outcome? {
    if case .tripped(let zone, let at) = instrument.state { return .tripped(zone: zone, at: at) }
    return instrument.isDone ? .done : nil
  }
}

/// Puts what an instrument records into the trace.
final class TraceSink: RecordSink {
  private let trace: Trace
  init(_ trace: Trace) { self.trace = trace }
  func add(_ record: Span<UInt8>, at now: Instant) { trace.record(record, at: now) }
}
