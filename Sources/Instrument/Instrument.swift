import HAL
public import Procedures
public import Quantities
import Safety

/// All channels and slots of a rig, advanced by `step(at:)`, which never sleeps or asks the time.
///
/// The order of a step: safety, reads, decisions, writes with the safe ones first, and at the
/// very end one heartbeat, which so means "a step was completed".
public final class Instrument {
  /// How often everything is sampled and decided.
  public static let period = Rhythm.period
  /// How long a scan is put off at most.
  private static let patience = Seconds.milliseconds(50)

  private let thermometers: [Thermometer]
  private let inputs: [AnalogueInputs]
  private let expanders: [ExpanderPins]
  private let zones: [Zone]
  private let heartbeat: Heartbeat?
  private let contactor: HeaterOutput?
  private let interlocks: [Interlock]
  private let rules: [Rule]
  private let gas: GasPanel
  private let reactor: Reactor
  private let buses: [CourteousBus]
  private let sink: (any RecordSink)?
  /// What must be proved before anything may be armed, one after the other.
  private var proofs: Proofs
  private var slot: Slot
  /// How long the wire needs for all that is read and written in one step.
  private let scan: Seconds
  private var next: Instant
  private var last: Instant
  private var audited = 0
  /// The instruction of the last record about one.
  private var noted: Int?
  private var isSuspect = false
  private var phase: Phase

  /// Whether anything may be energised.
  public enum Phase: Hashable, Sendable {
    /// What guards the rig by itself is being proved; everything is off.
    case proving
    /// A proof failed: everything stays off.
    case refused(ArmRefusal)
    case disarmed
    case armed
    /// A guard cut its zone; everything stays off until somebody acknowledges.
    case tripped(zone: Int, at: Instant)
    /// The program cannot go on; everything is off, and nothing is latched.
    case aborted(Abort, at: Instant)
  }

  public init(
    _ parts: InstrumentParts, running program: Program, into sink: (any RecordSink)?,
    startingAt start: Instant
  ) {
    thermometers = parts.thermometers
    inputs = parts.inputs
    expanders = parts.expanders
    zones = parts.zones
    heartbeat = parts.heartbeat
    contactor = parts.contactor
    interlocks = parts.interlocks
    rules = parts.rules
    gas = parts.gas
    scan = parts.scan
    buses = parts.buses
    proofs = Proofs(alerts: parts.alerts, heaters: parts.heaters)
    self.sink = sink
    phase = .proving
    slot = Slot(program)
    reactor = Reactor(zones, gas, interlocks, conditions: program.conditions)
    next = start
    last = start
  }

  public var state: Phase { phase }
  public var isDone: Bool { slot.isDone }
  /// What the program does now, if it does anything.
  public var instruction: Instruction? { slot.instruction }
  /// Which instruction of its program that is.
  public var instructionIndex: Int? { slot.index }
  public var zoneCount: Int { zones.count }
  public func zone(_ index: Int) -> Zone { zones[index] }
  public var thermometerCount: Int { thermometers.count }
  public func thermometer(_ index: Int) -> Thermometer { thermometers[index] }
  public var inputCount: Int { inputs.count }
  public func input(_ index: Int) -> AnalogueInputs { inputs[index] }
  public func interlock(_ index: Int) -> Interlock { interlocks[index] }
  public func rule(_ index: Int) -> Rule { rules[index] }
  public var panel: GasPanel { gas }
  public func proof(_ index: Int) -> AlertProof { proofs.alerts[index] }

  /// Allows outputs to be energised from the next step on, unless a proof is open or has failed.
  public func arm() { if phase == .disarmed { phase = .armed } }

  /// Advances to `now`; returns when it wants to be called next.
  public func step(at now: Instant) -> Instant {
    for zone in zones { zone.check(at: now) }
    gas.check(at: now)
    if phase == .armed { perform(at: now) }
    guard now >= next, hasTimeToScan(at: now) else { return wanted }
    last = now
    for bus in buses { bus.wake() }
    read(at: now)
    decide(at: now)
    prove(at: now)
    audit(at: now)
    gas.write(at: now)
    note(at: now)
    heartbeat?.beat()
    next += Self.period
    // After a gap the past is not made up for.
    if next <= now { next = now + Self.period }
    return wanted
  }

  /// The next scan, or the next edge of a program that runs.
  private var wanted: Instant {
    guard phase == .armed, let due = slot.due else { return next }
    return isTooClose(due, to: next) ? due : min(next, due)
  }

  /// No scan begins that might not be over when a valve is due: a pulse is never stretched.
  private func hasTimeToScan(at now: Instant) -> Bool {
    guard phase == .armed, let due = slot.due else { return true }
    return !isTooClose(due, to: now)
  }

  /// Whether a scan that began now would still go on when an edge is due.
  private func isTooClose(_ due: Instant, to now: Instant) -> Bool {
    due > now && due - now < scan && now - next < Self.patience
  }

  /// The program's edges: lines only, no bus.
  private func perform(at now: Instant) {
    supervise(at: now)
    if zones.contains(where: \.isTripped) { return gas.makeSafe(at: now) }
    slot.step(reactor, at: now)
    noteProgram(at: now)
    if let stop = gas.stop { return abort(.gas(stop), at: now) }
    if let index = slot.failure { abort(.unmet(instruction: index), at: now) }
  }

  /// Ends the program for a reason that endangers nobody.
  public func abort(_ why: Abort, at now: Instant) {
    guard phase == .armed else { return }
    makeSafe(at: now)
    phase = .aborted(why, at: now)
  }

  /// Ends in the safe state, whatever was going on.
  public func makeSafe(at now: Instant) {
    gas.makeSafe(at: now)
    for zone in zones { zone.makeSafe(at: now) }
    contactor?.makeSafe(at: now)
    if phase == .armed { phase = .disarmed }
  }

  /// What concerns every zone: the switches of the room, and time itself.
  private func supervise(at now: Instant) {
    var forbidding: GasStop?
    for (i, interlock) in interlocks.enumerated() where interlock.isOpen {
      let number = UInt8(truncatingIfNeeded: i)
      if interlock.stops.heat { trip(.interlock(number), at: now) }
      if interlock.stops.gas { forbidding = .interlock(number) }
    }
    for (i, rule) in rules.enumerated() where rule.isBroken(at: now, reactor.value(of:)) {
      let number = UInt8(truncatingIfNeeded: i)
      if rule.stops.heat { trip(.rule(number), at: now) }
      if rule.stops.gas { forbidding = .rule(number) }
      gas.hold(rule.switches, safeFor: .rule(number), at: now)
    }
    gas.forbid(forbidding, at: now)
    if contactor?.isLost == true { trip(.lineLost, at: now) }
    // After so long a gap every lease has lapsed, and nobody knows what happened in it.
    if now - last > Lease.term { trip(.stalled(now - last), at: now) }
  }

  private func trip(_ cause: TripCause, at now: Instant) {
    for zone in zones { zone.trip(cause, at: now) }
  }

  private func read(at now: Instant) {
    // The converters first: what they now begin to convert is done long before a switch moves.
    for input in inputs { input.scan(at: now) }
    for thermometer in thermometers { thermometer.read(at: now) }
    for expander in expanders { expander.scan() }
    gas.read(inputs, at: now)
    if phase == .armed { gas.watch(at: now) }
  }

  /// Everything is off but what a proof itself switches.
  private func prove(at now: Instant) {
    guard phase == .proving else { return }
    if let open = interlocks.firstIndex(where: { $0.stops.heat && $0.isOpen }) {
      phase = .refused(.interlock(open))
      return
    }
    let verdict = proofs.step(
      thermometers, inputs, zones: zones, contactor: contactor, at: now)
    switch verdict {
    case .open: break
    case .passed: phase = .disarmed
    case .failed(let refusal): phase = .refused(refusal)
    }
  }

  /// One chip in each step: is it still set up as it was? One that lost its supply is not.
  private func audit(at now: Instant) {
    guard phase == .armed, !thermometers.isEmpty else { return }
    // What looks wrong is looked at again in the next step: a bit may have flipped on the wire.
    if !isSuspect { audited = audited + 1 < thermometers.count ? audited + 1 : 0 }
    let isWrong = !thermometers[audited].isSetUp || !proofs.isHeld(by: audited)
    defer { isSuspect = isWrong }
    guard isWrong, isSuspect else { return }
    let cause = TripCause.settingsLost(UInt8(truncatingIfNeeded: audited))
    trip(cause, at: now)
  }

  private func decide(at now: Instant) {
    for (i, zone) in zones.enumerated() {
      zone.decide(thermometers, inputs, at: now)
      if phase == .armed, zone.isTripped { phase = .tripped(zone: i, at: now) }
    }
    switch phase {
    case .armed:
      // The contactor's lease is renewed on what the first zone saw.
      if let seen = zones.first?.observation { contactor?.energise(on: seen, at: now) }
    case .proving, .refused, .disarmed, .tripped, .aborted:
      gas.makeSafe(at: now)
      // A proof that is going on switches on again after this.
      for zone in zones { zone.makeSafe(at: now) }
      contactor?.makeSafe(at: now)
    }
  }

  /// Pulses that have ended, and the instruction that has begun.
  private func noteProgram(at now: Instant) {
    guard let sink else { return }
    if let pulse = gas.takePulse() { pulse.encoded.write(to: sink, at: now) }
    guard slot.index != noted else { return }
    noted = slot.index
    InstructionRecord(noted).encoded.write(to: sink, at: now)
  }

  private func note(at now: Instant) {
    guard let sink else { return }
    for (i, zone) in zones.enumerated() {
      ZoneRecord(of: zone, numbered: UInt8(truncatingIfNeeded: i)).encoded.write(to: sink, at: now)
    }
    if !gas.isBare { PanelRecord(of: gas).encoded(with: gas).write(to: sink, at: now) }
  }
}
