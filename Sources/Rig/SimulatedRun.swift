public import Documents
import HAL
public import Instrument
public import Quantities
public import Safety
public import Simulator

/// One simulated execution of a program on a board, from power-on to the safe state.
public final class SimulatedRun {
  public let world: SimulatedWorld
  public let instrument: Instrument
  public let late: LateCells
  private let faults: FaultSchedule
  private let host = SimulatedHost()
  private let start: Instant
  /// Keeps alive what writes down what goes over the wires.
  private let wire: WireLog?
  private var steps = 0
  /// Whether a fault comes at its own instant; else with the first step after it.
  var faultsComeBetweenSteps = false
  /// Whether it is written down why a zone tripped.
  private var hasNoted = false
  /// None where every step has to be made; in a list, so that no step counts it.
  private let strides: Lasting<Stride>
  private var isStriding = true

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

  /// A run of a rig that is proved and armed, or an error that says why it cannot be.
  ///
  /// Without a program only cells are claimed.
  ///
  /// - Parameters:
  ///   - latches: how its zones were left; in order, if left out.
  ///   - world: a world that an earlier run has left, with its own latches, instead of a fresh one.
  ///   - wire: where to write what goes over the wires.
  public convenience init(
    _ program: Program, metal: Metal, combination: Combination? = nil,
    cells: [CellTask] = [], on files: BoardFiles, seed: UInt64, faults: FaultDocument? = nil,
    latches: (any LatchStore)? = nil, in world: SimulatedWorld? = nil,
    into journal: (any RecordSink)? = nil, wire: WireLog? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    try self.init(
      powering: program, metal: metal, combination: combination, cells: cells, on: files,
      seed: seed, faults: faults, latches: latches, in: world, into: journal, wire: wire,
      startingAt: start)
    try arm(metal, of: files.board)
  }

  /// Proves the rig and arms it; `metal` is written down for whoever acknowledges a trip.
  private func arm(_ metal: Metal, of board: BoardDocument) throws(RigError) {
    try note(LatchRecord(metal: metal))
    do throws(RigError) {
      try Boot.prove(instrument, of: board, latches: self.world.latches) { stepOnce() }
    } catch {
      leave()
      throw error
    }
    instrument.arm()
    // Cells are as fresh when their methods begin, however long a reactor took to prove itself;
    // those that go on have stood open, and nothing of that is taken back.
    for holder in filled { holder.insert(holder.model, at: world.now) }
    instrument.beginCells(at: self.world.now)
  }

  /// A rig that has just been powered: nothing of it is proved, and nothing is energised.
  public convenience init(
    powering program: Program, metal: Metal, combination: Combination? = nil,
    cells: [CellTask] = [], on files: BoardFiles, seed: UInt64, faults: FaultDocument? = nil,
    latches: (any LatchStore)? = nil, in world: SimulatedWorld? = nil,
    into journal: (any RecordSink)? = nil, wire: WireLog? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    try self.init(
      powering: program, load: .metal(metal), combination: combination, cells: cells, on: files,
      seed: seed, faults: faults, latches: latches, in: world, into: journal, wire: wire,
      startingAt: start)
  }

  /// The same with a cell of a calibrant on the stage and no foil: only a calibration comes here.
  convenience init(
    _ program: Program, calibrant: Calibrant, combination: Combination, on files: BoardFiles,
    seed: UInt64, faults: FaultDocument? = nil
  ) throws(RigError) {
    try self.init(
      powering: program, load: .calibrant(calibrant), combination: combination, on: files,
      seed: seed, faults: faults)
    try arm(calibrant.acknowledgedAs, of: files.board)
  }

  private init(
    powering program: Program, load: Load, combination: Combination?, cells: [CellTask] = [],
    on files: BoardFiles, seed: UInt64, faults: FaultDocument? = nil,
    latches: (any LatchStore)? = nil, in given: SimulatedWorld? = nil,
    into journal: (any RecordSink)? = nil, wire: WireLog? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    if let given {
      world = given
    } else {
      // Whatever stood meanwhile is as it was; only cells age, each for itself.
      let stood = cells.compactMap(\.aged?.rested).max() ?? .zero
      world = try SimulatedWorld(
        files, seed: seed, foil: .of(load), latches: latches, startingAt: start + stood)
    }
    wire?.follow(world, of: files.board)
    self.wire = wire
    cellNames = files.board.channels.entries.compactMap { entry in
      if case .cell = entry.value { entry.name } else { nil }
    }
    // The simulated chamber holds what the recipe says that it does.
    if given == nil, let pressure = combination?.pressure {
      for part in world.parts.stages { part.stage.evacuate(to: pressure, at: world.now) }
    }
    filled = try world.insert(cells)
    // What was before is of an earlier run.
    self.start = world.now
    // Cells alone heat nothing: for them nothing has to be known of a stage.
    if case .metal(let metal) = load, cells.isEmpty || !program.instructions.isEmpty {
      for one in try LimiterSetting.all(files, combination, metal) { one.apply(to: world, files) }
    }
    self.faults = try FaultSchedule(faults, files, world, host)
    // The chips convert for the first time while the rig is put together.
    world.wait(until: world.now + .milliseconds(500))
    self.faults.begin(at: world.now)
    var builder = InstrumentBuilder(files, in: world)
    let sink = RunSink(world, host, journal)
    if program.instructions.isEmpty, !cells.isEmpty {
      instrument = try builder.build(cells: cells, into: sink)
    } else {
      instrument = try builder.build(
        running: program, load: load, combination: combination, cells: cells, into: sink)
    }
    late = LateCells(builder)
    host.program = instrument
    let isBare = program.instructions.isEmpty && !cells.isEmpty
    strides = Lasting(isBare ? [Stride(files.board, world)].compactMap(\.self) : [])
  }

  /// Writes down what there is to say of zones whose tokens are about to go.
  private func note(_ record: LatchRecord) throws(RigError) {
    for index in 0..<instrument.zoneCount where !instrument.zone(index).latch.isTripped {
      try world.latches.keep(record, of: instrument.zone(index).name)
    }
  }

  /// The holders into which this run put a fresh cell.
  private let filled: [CellHolder]
  /// The board's cells, in the order in which records number them.
  public let cellNames: [String]

  /// How many zones a restart would find in order.
  public var zonesLeftClean: Int {
    (0..<instrument.zoneCount).count { index in
      do throws(RigError) { return try world.latches.isClean(instrument.zone(index).name) } catch {
        return false
      }
    }
  }

  /// When the first fault began, if one has.
  public var faultBegan: Instant? { faults.firstBegan }
  /// Faults whose moment never came.
  public var faultsThatNeverCame: [FaultEntry] { faults.pending }
  /// Whether the program has died: its lines stay as they were.
  public var hasDied: Bool { host.died != nil }
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
      // Cells may go on for weeks after it.
      if !hasNoted, tripped != nil { noteTrips() }
      outcome = over
    }
    noteTrips()
    coast(after: outcome)
    leave()
    return world.misuse.map(Outcome.misused) ?? tripped ?? outcome ?? .timedOut
  }

  /// Switches everything off and steps until that was seen.
  public func leave() {
    // The dead switch nothing off.
    guard host.died == nil else { return }
    instrument.disarm(at: world.now)
    let end = world.now + Self.patience
    while !instrument.hasLeft, world.now < end { stepOnce() }
    noteTrips()
  }

  /// Longer than an instrument bears not to see that something is off.
  private static let patience = Seconds(10)

  /// Writes down why each zone is tripped: for people, so what cannot be written is left out.
  private func noteTrips() {
    hasNoted = tripped != nil
    for index in 0..<instrument.zoneCount {
      let zone = instrument.zone(index)
      guard case .tripped(let finding, let at, _) = zone.latch.state, finding != .died,
        let known = world.latches.record(of: zone.name), known.trip == nil
      else { continue }
      let words = TripWords(zone, of: instrument).text(finding)
      let record = LatchRecord(metal: known.metal, trip: .init(words, after: at - start))
      do throws(RigError) { try world.latches.keep(record, of: zone.name) } catch {}
    }
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
    while faultsComeBetweenSteps, faults.next < next, host.died == nil {
      world.wait(until: max(faults.next, world.now))
      faults.apply(instrument, at: world.now)
    }
    if late.isBusy {
      late.go(at: world.now, before: next)
    } else if isStriding, let quiet = faults.quiet {
      strides.each { $0.pass(instrument, before: quiet) }
    }
    world.wait(until: next)
  }

  /// Makes every step, also those in which nothing is due.
  func stepOneByOne() { isStriding = false }

  private var over: Outcome? {
    if let died = host.died { return .died(at: died) }
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
}

extension StageParameters.Foil {
  /// The foil that goes with a declared metal.
  public static func of(_ metal: Metal) -> Self {
    switch metal {
    case .none: .silicon
    case .lithium: .lithium
    case .sodium: .sodium
    case .potassium: .potassium
    }
  }

  /// The foil that goes with a declared metal, or the cell of a calibrant.
  static func of(_ load: Load) -> Self {
    switch load {
    case .metal(let metal): .of(metal)
    case .calibrant(.indium): .indiumCell
    case .calibrant(.sodium): .sodiumCell
    case .calibrant(.lithium): .lithiumCell
    case .calibrant(.ice): .iceCell
    }
  }
}
