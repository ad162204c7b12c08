public import Documents
public import Instrument
public import Quantities
public import Safety
public import Simulator

/// One simulated execution of a program on a board, from power-on to the safe state.
public final class SimulatedRun {
  public let world: SimulatedWorld
  public let instrument: Instrument
  private var faults: FaultSchedule
  private let host = SimulatedHost()
  private let start: Instant
  private var steps = 0

  /// How a run ended.
  public enum Outcome: Hashable, Sendable {
    case done
    case tripped(zone: Int, at: Instant)
    /// The program could not go on, and everything was switched off.
    case aborted(Abort, at: Instant)
    /// The program ended without a word; what was on is in the hands of the hardware.
    case died(at: Instant)
    /// The program was not done within the longest time that it was given.
    case timedOut
    /// A driver did what a datasheet forbids: a bug in Solidus.
    case misused(Misuse)
  }

  public init(
    _ program: Program, metal: Metal, combination: Combination? = nil,
    on files: BoardFiles, seed: UInt64, faults: FaultDocument? = nil,
    into journal: (any RecordSink)? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    world = try SimulatedWorld(files, seed: seed, foil: .of(metal), startingAt: start)
    // The simulated chamber holds what the recipe says that it does.
    if let pressure = combination?.pressure {
      for part in world.parts.stages { part.stage.evacuate(to: pressure, at: start) }
    }
    self.faults = try FaultSchedule(faults, files, world, host)
    // The chips convert for the first time while the rig is put together.
    world.wait(until: start + .milliseconds(500))
    self.faults.begin(at: world.now)
    var builder = InstrumentBuilder(files, in: world)
    instrument = try builder.build(
      running: program, metal: metal, combination: combination,
      into: TraceSink(world.trace, journal))
    self.start = start
    try Boot.prove(instrument, of: files.board) { stepOnce() }
    instrument.arm()
  }

  /// When the first fault began, if one has.
  public var faultBegan: Instant? { faults.firstBegan }
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
    if host.died == nil { instrument.makeSafe(at: world.now) }
    return world.misuse.map(Outcome.misused) ?? outcome ?? .timedOut
  }

  /// What is hot when a guard trips warms the sample for a while yet: the truth is told after it.
  private func coast(after outcome: Outcome?) {
    switch outcome {
    case .tripped, .died: break
    case .done, .aborted, .timedOut, .misused, nil: return
    }
    let end = world.now + Seconds(900)
    while world.now < end { stepOnce() }
  }

  /// One step, and the wait for the next.
  public func stepOnce() {
    faults.apply(instrument, at: world.now)
    world.wait(until: world.now + host.takePause())
    if host.died != nil { return world.wait(until: world.now + Instrument.period) }
    let next = instrument.step(at: world.now)
    steps += 1
    world.wait(until: next)
  }

  private var over: Outcome? {
    if let died = host.died { return .died(at: died) }
    if case .tripped(let zone, let at) = instrument.state { return .tripped(zone: zone, at: at) }
    if case .aborted(let why, let at) = instrument.state { return .aborted(why, at: at) }
    return instrument.isDone ? .done : nil
  }
}

extension StageParameters.Foil {
  /// The foil that goes with a declared metal.
  static func of(_ metal: Metal) -> Self {
    switch metal {
    case .lithium, .none: .lithium
    case .sodium: .sodium
    case .potassium: .potassium
    }
  }
}

/// Puts what an instrument records into the trace, and into a journal if there is one.
final class TraceSink: RecordSink {
  private let trace: Trace
  private let journal: (any RecordSink)?

  init(_ trace: Trace, _ journal: (any RecordSink)?) {
    self.trace = trace
    self.journal = journal
  }

  func add(_ record: Span<UInt8>, at now: Instant) {
    trace.record(record, at: now)
    journal?.add(record, at: now)
  }
}
