public import Documents
public import Instrument
public import LinuxHAL
public import Quantities
public import Safety

/// One execution of a program on a rig whose clock nobody moves, from power-on to the safe state.
public final class LiveRun: RigRun {
  public let world: any World
  public let instrument: Instrument
  /// How long after its instant each step began.
  public private(set) var lateness = Histogram()
  /// How many steps began so late that they were told the true time.
  public private(set) var overruns = 0
  public let late: LateCells
  private let start: Instant
  private var due: Instant
  private var steps = 0

  /// A step that begins later than this is told the true time, not the one it was due at.
  private static let tolerance = Seconds.milliseconds(1)
  /// With less before the next step nobody is attended to: a pulse of 10 ms leaves more.
  private static let leisure = Seconds.milliseconds(5)
  /// Longer than an instrument bears not to see that something is off.
  private static let patience = Seconds(10)

  /// Whether it was written down why a zone is tripped.
  private var hasNoted = false

  /// How a run ended.
  public enum Outcome: Hashable, Sendable {
    case done
    case tripped(zone: Int, at: Instant)
    /// The program could not go on, and everything was switched off.
    case aborted(Abort, at: Instant)
  }

  /// A rig that has just been powered: nothing of it is proved, and nothing is energised.
  ///
  /// Without a program only cells are claimed.
  public init(
    powering program: Program, metal: Metal, combination: Combination? = nil,
    cells: [CellTask] = [], on files: BoardFiles, in world: any World,
    into sink: (any RecordSink)? = nil
  ) throws(RigError) {
    self.world = world
    start = world.now
    var builder = InstrumentBuilder(files, in: world)
    if program.instructions.isEmpty, !cells.isEmpty {
      instrument = try builder.build(cells: cells, into: sink)
    } else {
      instrument = try builder.build(
        running: program, load: .metal(metal), combination: combination, cells: cells, into: sink)
    }
    late = LateCells(builder)
    due = world.now
  }

  /// A rig that is proved and armed, or an error that says why it cannot be.
  ///
  /// - Parameter claimed: called when all that it needs is its own, before its first step.
  public convenience init(
    _ program: Program, metal: Metal, combination: Combination? = nil, cells: [CellTask] = [],
    on files: BoardFiles, in world: any World, into sink: (any RecordSink)? = nil,
    claimed: () -> Void = {}
  ) throws(RigError) {
    try self.init(
      powering: program, metal: metal, combination: combination, cells: cells, on: files, in: world,
      into: sink)
    claimed()
    let latches = try world.latches
    // Whoever acknowledges a trip must know what lay there.
    for zone in zones where !zone.latch.isTripped {
      try latches.keep(LatchRecord(metal: metal), of: zone.name)
    }
    do throws(RigError) {
      try Boot.prove(instrument, of: files.board, latches: latches) { stepOnce() }
    } catch {
      leave()
      throw error
    }
    instrument.arm()
    instrument.beginCells(at: world.now)
  }

  public var now: Instant { world.now }
  public var elapsed: Seconds { world.now - start }
  public var stepCount: Int { steps }
  private var zones: [Zone] { (0..<instrument.zoneCount).map { instrument.zone($0) } }

  /// Steps until the program is done or something ended it.
  ///
  /// - Parameter attend: called when there is time before the next step, for work that ends by itself
  ///   within it; says whether it has changed what the instrument does.
  public func run(
    attending attend: (LiveRun) -> Bool = { _ in false }, each: (LiveRun) -> Void = { _ in }
  ) -> Outcome {
    var outcome: Outcome?
    while outcome == nil {
      step()
      // What has begun now may end before the step that was planned.
      if due - world.now > Self.leisure, attend(self) { due = world.now }
      late.go(at: world.now, before: due)
      world.wait(until: due)
      each(self)
      // Cells may go on for weeks after it.
      if !hasNoted, tripped != nil { noteTrips() }
      outcome = over
    }
    noteTrips()
    leave()
    return tripped ?? outcome ?? .done
  }

  public func stepOnce() {
    step()
    world.wait(until: due)
  }

  private func step() {
    let now = world.now
    let late = now - due
    lateness.record(late)
    if late > Self.tolerance { overruns += 1 }
    due = instrument.step(at: late > Self.tolerance ? now : due)
    steps += 1
  }

  public func leave() {
    instrument.disarm(at: world.now)
    let end = world.now + Self.patience
    while !instrument.hasLeft, world.now < end { stepOnce() }
    noteTrips()
  }

  private var over: Outcome? {
    // What ends the reactor's program is no cell's business: they go on until they are over.
    guard instrument.cellsAreOver else { return nil }
    if let tripped { return tripped }
    if let aborted = instrument.aborted { return .aborted(aborted.why, at: aborted.at) }
    return instrument.isDone ? .done : nil
  }

  private var tripped: Outcome? {
    guard case .tripped(let zone, let at) = instrument.state else { return nil }
    return .tripped(zone: zone, at: at)
  }

  /// Writes down why each zone is tripped: for people, so what cannot be written is left out.
  private func noteTrips() {
    hasNoted = tripped != nil
    for zone in zones {
      guard case .tripped(let finding, let at, _) = zone.latch.state, finding != .died else {
        continue
      }
      do throws(RigError) {
        let latches = try world.latches
        guard let known = latches.record(of: zone.name), known.trip == nil else { continue }
        let words = TripWords(zone, of: instrument).text(finding)
        let record = LatchRecord(metal: known.metal, trip: .init(words, after: at - start))
        try latches.keep(record, of: zone.name)
      } catch { continue }
    }
  }
}
