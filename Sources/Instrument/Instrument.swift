import HAL
public import Procedures
public import Quantities
import Safety

/// All channels and slots of a rig, advanced by `step(at:)`, which never sleeps or asks the time.
///
/// The order of a step: safety, reads, decisions, writes with the safe ones first, then one
/// heartbeat, which so means "a step was completed"; what is left is to write it down.
public final class Instrument {
  /// How often everything is sampled and decided.
  public static let period = Rhythm.period

  private let thermometers: Lasting<Thermometer>
  private let urgent: Int
  private var shown = 0
  let inputs: Lasting<AnalogueInputs>
  let expanders: Lasting<ExpanderPins>
  let zones: Lasting<Zone>
  let heartbeat: Heartbeat?
  let contactor: HeaterOutput?
  let interlocks: Lasting<Interlock>
  let rules: Lasting<Rule>
  let gas: GasPanel
  let reactor: Reactor
  let cells: CellBench
  let buses: Lasting<CourteousBus>
  /// Whether there is nothing but cells.
  let isBare: Bool
  let sink: any RecordSink
  /// What must be proved before anything may be armed, one after the other.
  let proofs: Apart<Proofs>
  let slot: Slot
  /// How long the wire needs for all that is read and written in one step.
  let scan: Seconds
  var next: Instant
  var last: Instant
  /// Until when the scan of the last step is on the wire at most.
  private var scanned = Instant.zero
  /// Slow things take turns: in one step a chip is asked how it is set up, in the next one that is
  /// only shown is read.
  private var isAuditTurn = false
  private var audited = 0
  /// The instruction of the last record about one.
  var noted: Int?
  private var isSuspect = false
  /// Whether nothing further begins until somebody says so.
  public var isPaused: Bool { paused }
  var paused = false
  var phase: Phase
  /// Why the program ended before its end, if nothing was cut.
  var broken: (why: Abort, at: Instant)?
  /// Since when all is told to be off for good.
  var leaving: Instant?

  /// Whether anything may be energised.
  public enum Phase: Hashable, Sendable {
    /// What guards the rig by itself is being proved; everything is off.
    case proving
    /// A proof failed: everything stays off.
    case refused(ArmRefusal)
    case disarmed
    case armed
    /// All is told to be off; it is still to be seen that it is.
    case disarming
    /// All was seen to be off, and the tokens are back: this instrument is over.
    case ended
    /// A guard cut its zone, or its latch says that it was left so; all stays off until somebody
    /// acknowledges.
    case tripped(zone: Int, at: Instant)
    /// Somebody did; all stays off until the proofs are asked for.
    case acknowledged
  }

  public init(
    _ parts: InstrumentParts, running program: Program, into sink: (any RecordSink)?,
    startingAt start: Instant
  ) {
    thermometers = Lasting(parts.thermometers)
    urgent = min(parts.urgent, parts.thermometers.count)
    inputs = Lasting(parts.inputs)
    expanders = Lasting(parts.expanders)
    zones = Lasting(parts.zones)
    heartbeat = parts.heartbeat
    contactor = parts.contactor
    interlocks = Lasting(parts.interlocks)
    rules = Lasting(parts.rules)
    gas = parts.gas
    let cells = CellBench(parts.cells)
    self.cells = cells
    scan = parts.scan
    buses = Lasting(parts.buses)
    isBare =
      parts.zones.isEmpty && parts.thermometers.isEmpty && parts.inputs.isEmpty
      && parts.expanders.isEmpty && parts.rules.isEmpty && parts.gas.isBare
      && parts.contactor == nil && program.instructions.isEmpty
    proofs = Apart(
      Proofs(
        alerts: parts.alerts, heaters: parts.heaters, deadMan: parts.deadMan,
        pulses: parts.pulses))
    self.sink = sink ?? NowhereSink()
    // A zone that was left tripped is not even proved: that would energise it.
    let latched = parts.zones.firstIndex { $0.latch.isTripped }
    phase = latched.map { .tripped(zone: $0, at: start) } ?? .proving
    slot = Slot(program)
    reactor = Reactor(
      parts.zones, gas, parts.interlocks, conditions: program.conditions, beside: cells,
      scan: scan)
    next = start
    last = start
    if program.bearsMissingPulses { gas.bearMissingPulses() }
    gas.expect(growth: program.growth)
  }

  public var state: Phase { phase }
  /// Whether every cell that was begun is over.
  public var cellsAreOver: Bool { cells.areOver }
  public var isDone: Bool { slot.isDone && cells.areOver }
  /// What the program does now, if it does anything.
  public var instruction: Instruction? { slot.instruction }
  /// Which instruction of its program that is.
  public var instructionIndex: Int? { slot.index }
  public var zoneCount: Int { zones.count }
  public func zone(_ index: Int) -> Zone { zones[index] }
  /// The most that the sample of the first zone has read; as cold as can be before it was read.
  public var hottest: Celsius { (zones.isEmpty ? nil : zones[0].hottest) ?? .absoluteZero }
  public var thermometerCount: Int { thermometers.count }
  public func thermometer(_ index: Int) -> Thermometer { thermometers[index] }
  public var inputCount: Int { inputs.count }
  public func input(_ index: Int) -> AnalogueInputs { inputs[index] }
  public var interlockCount: Int { interlocks.count }
  public func interlock(_ index: Int) -> Interlock { interlocks[index] }
  public func rule(_ index: Int) -> Rule { rules[index] }
  public var panel: GasPanel { gas }
  public var cellCount: Int { cells.count }
  public func cell(_ index: Int) -> Cell { cells[index] }
  public func proof(_ index: Int) -> AlertProof { proofs.value.alerts[index] }

  /// Advances to `now`; returns when it wants to be called next.
  public func step(at now: Instant) -> Instant {
    let wanted = stepReactor(at: now)
    guard !cells.areOver else { return wanted }
    if interlocks.contains(where: { $0.stops.cells && $0.isOpen }) { cells.emergency(at: now) }
    // While a scan is on the wire a cell's message would go out later than it says.
    guard now >= scanned else { return min(wanted, scanned) }
    return min(wanted, cells.step(at: now, before: edge, and: isBare ? .never : next))
  }

  /// Begins with every cell: its connection first, then its method.
  public func beginCells(at now: Instant) {
    cells.begin(at: now, before: max(next, now))
  }

  /// Opens every cell and ends its method for good.
  public func stopCells(at now: Instant) { cells.stop(at: now) }

  private func stepReactor(at now: Instant) -> Instant {
    if isBare, phase == .armed { return beat(at: now) }
    zones.each { $0.check(at: now) }
    gas.check(at: now)
    let fault = roomFault(at: now)
    if phase == .armed { perform(fault, at: now) }
    guard now >= next else { return wanted }
    if let edge = edgeBeforeScan(at: now) { return edge }
    last = now
    scanned = now + scan
    buses.each { $0.wake() }
    read(at: now)
    decide(at: now)
    prove(at: now)
    audit(at: now)
    watchLatches(roomFault: fault, at: now)
    gas.write(at: now)
    settle(at: now)
    if !isStarving { heartbeat?.beat() }
    // A disk that makes this wait costs the next edge: it must not hold back one that then comes
    // late, and would feed what was about to drop.
    note(at: now)
    next += Self.period
    // After a gap the past is not made up for.
    if next <= now { next = now + Self.period }
    return wanted
  }

  /// With nothing to scan a step is a beat: cells look after themselves.
  private func beat(at now: Instant) -> Instant {
    guard now >= next else { return next }
    last = now
    buses.each { $0.wake() }
    heartbeat?.beat()
    next += Self.period
    if next <= now { next = now + Self.period }
    return next
  }

  private func read(at now: Instant) {
    // The converters first: what they now begin to convert is done long before a switch moves.
    inputs.each { $0.scan(at: now) }
    readThermometers(at: now)
    expanders.each { $0.scan() }
    gas.read(inputs, at: now)
    if phase == .proving { proofs.value.look() }
    if phase == .armed { watchGas(at: now) }
  }

  /// Whether the dead-man is being shown that no step is completed.
  private var isStarving: Bool { phase == .proving && proofs.value.starvesDeadMan }

  /// What could not be proved of this rig, though nothing speaks against it.
  public var unproved: [Unproved] {
    proofs.value.unproved + zones.all.enumerated().flatMap { $1.unseen(at: $0) }
  }

  /// What guards a zone in each step; of those that are only shown one in every other.
  private func readThermometers(at now: Instant) {
    for index in 0..<urgent { thermometers.with(index) { $0.read(at: now) } }
    isAuditTurn.toggle()
    guard !isAuditTurn, urgent < thermometers.count else { return }
    shown = shown + 1 < thermometers.count ? max(shown + 1, urgent) : urgent
    thermometers.with(shown) { $0.read(at: now) }
  }

  /// Everything is off but what a proof itself switches.
  private func prove(at now: Instant) {
    guard phase == .proving else { return }
    let open = interlocks.firstIndex { $0.stops.heat && $0.isOpen }
    if let open, !proofs.value.waitsForHands {
      phase = .refused(.interlock(open))
      return
    }
    let verdict = proofs.value.step(
      thermometers, inputs, zones: zones.all, contactor: contactor, interlocks,
      at: now)
    switch verdict {
    case .open: break
    case .shown: begin(at: now)
    case .passed: passProofs(at: now)
    case .failed(let refusal): refuse(refusal, at: now)
    }
  }

  /// One chip in every other step: is it still set up as it was? One that lost its supply is not.
  private func audit(at now: Instant) {
    guard phase == .armed || isLatched, !thermometers.isEmpty, isAuditTurn || isSuspect else {
      return
    }
    // What looks wrong is looked at again in the next step: a bit may have flipped on the wire.
    if !isSuspect { audited = audited + 1 < thermometers.count ? audited + 1 : 0 }
    let isWrong = !thermometers.with(audited, \.isSetUp) || !proofs.value.isHeld(by: audited)
    defer { isSuspect = isWrong }
    guard isWrong, isSuspect, phase == .armed else { return }
    trip(settingsLost, at: now)
  }

  private var settingsLost: TripCause { .settingsLost(UInt8(truncatingIfNeeded: audited)) }

  /// What is latched is watched for what would cut it: only what has stopped can be acknowledged.
  private func watchLatches(roomFault: TripCause?, at now: Instant) {
    guard isLatched else { return }
    let common = isSuspect ? settingsLost : roomFault
    for zone in zones.all where !zone.latch.isEnergised {
      zone.latch.watch(common ?? zone.complaint(at: now), at: now)
    }
    relatch(at: now)
  }

  private func decide(at now: Instant) {
    for i in zones.indices {
      zones.with(i) { zone in
        zone.decide(
          thermometers, inputs, plasma: gas.plasmaHeat, isHeld: isPaused, at: now)
        if case .tripped(let cause, _) = zone.state { cut(i, cause, at: now) }
        if let peak = zone.unbearable(at: now) {
          gas.stop(.tooWarm(UInt8(truncatingIfNeeded: i), peak: peak), at: now)
        }
      }
    }
    switch phase {
    case .armed:
      // The contactor's lease is renewed on what the first zone saw.
      if let seen = zones.all.first?.observation { contactor?.energise(on: seen, at: now) }
    case .proving, .refused, .disarmed, .disarming, .ended, .tripped, .acknowledged:
      gas.makeSafe(at: now)
      // A proof that is going on switches on again after this.
      zones.each { $0.makeSafe(at: now) }
      contactor?.makeSafe(at: now)
      purge(at: now)
    }
  }

  private func note(at now: Instant) {
    for i in zones.indices {
      let record = zones.with(i) { ZoneRecord(of: $0, numbered: UInt8(truncatingIfNeeded: i)) }
      record.encoded.write(to: sink, at: now)
    }
    if !gas.isBare { PanelRecord(of: gas).encoded(with: gas).write(to: sink, at: now) }
  }
}
