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

  private let thermometers: [Thermometer]
  let inputs: [AnalogueInputs]
  private let expanders: [ExpanderPins]
  let zones: [Zone]
  private let heartbeat: Heartbeat?
  let contactor: HeaterOutput?
  private let interlocks: [Interlock]
  private let buses: [CourteousBus]
  private let sink: (any RecordSink)?
  /// What must be proved before anything may be armed, one after the other.
  var proofs: Proofs
  private var slot: Slot
  private var next: Instant
  private var last: Instant
  private var audited = 0
  private var isSuspect = false
  var phase: Phase
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
    _ parts: InstrumentParts, running program: [Instruction], into sink: (any RecordSink)?,
    startingAt start: Instant
  ) {
    thermometers = parts.thermometers
    inputs = parts.inputs
    expanders = parts.expanders
    zones = parts.zones
    heartbeat = parts.heartbeat
    contactor = parts.contactor
    interlocks = parts.interlocks
    buses = parts.buses
    proofs = Proofs(alerts: parts.alerts, heaters: parts.heaters)
    self.sink = sink
    // A zone that was left tripped is not even proved: that would energise it.
    let latched = parts.zones.firstIndex { $0.latch.isTripped }
    phase = latched.map { .tripped(zone: $0, at: start) } ?? .proving
    slot = Slot(program)
    next = start
    last = start
  }

  public var state: Phase { phase }
  public var isDone: Bool { slot.isDone }
  /// What the program does now, if it does anything.
  public var instruction: Instruction? { slot.instruction }
  public var zoneCount: Int { zones.count }
  public func zone(_ index: Int) -> Zone { zones[index] }
  public var thermometerCount: Int { thermometers.count }
  public func thermometer(_ index: Int) -> Thermometer { thermometers[index] }
  public var inputCount: Int { inputs.count }
  public func input(_ index: Int) -> AnalogueInputs { inputs[index] }
  public func interlock(_ index: Int) -> Interlock { interlocks[index] }
  public func proof(_ index: Int) -> AlertProof { proofs.alerts[index] }

  /// Advances to `now`; returns when it wants to be called next.
  public func step(at now: Instant) -> Instant {
    for zone in zones { zone.check(at: now) }
    guard now >= next else { return next }
    let fault = roomFault(at: now)
    if phase == .armed, let fault { for zone in zones { zone.trip(fault, at: now) } }
    last = now
    for bus in buses { bus.wake() }
    read(at: now)
    decide(at: now)
    prove(at: now)
    audit(at: now)
    watchLatches(roomFault: fault, at: now)
    settle(at: now)
    note(at: now)
    heartbeat?.beat()
    next += Self.period
    // After a gap the past is not made up for.
    if next <= now { next = now + Self.period }
    return next
  }

  /// What concerns every zone: the switches of the room, and time itself.
  private func roomFault(at now: Instant) -> TripCause? {
    guard phase == .armed || isLatched else { return nil }
    for (i, interlock) in interlocks.enumerated() where !interlock.isClosed {
      return .interlock(UInt8(truncatingIfNeeded: i))
    }
    if contactor?.isLost == true { return .lineLost }
    // After so long a gap every lease has lapsed, and nobody knows what happened in it.
    return now - last > Lease.term ? .stalled(now - last) : nil
  }

  private func read(at now: Instant) {
    // The converters first: what they now begin to convert is done long before a switch moves.
    for input in inputs { input.scan(at: now) }
    for thermometer in thermometers { thermometer.read(at: now) }
    for expander in expanders { expander.scan() }
  }

  /// Everything is off but what a proof itself switches.
  private func prove(at now: Instant) {
    guard phase == .proving else { return }
    if let open = interlocks.firstIndex(where: { !$0.isClosed }) {
      phase = .refused(.interlock(open))
      return
    }
    let verdict = proofs.step(
      thermometers, inputs, zones: zones, contactor: contactor, at: now)
    switch verdict {
    case .open: break
    case .shown: begin(at: now)
    case .passed: phase = .disarmed
    case .failed(let refusal): refuse(refusal, at: now)
    }
  }

  /// One chip in each step: is it still set up as it was? One that lost its supply is not.
  private func audit(at now: Instant) {
    guard phase == .armed || isLatched, !thermometers.isEmpty else { return }
    // What looks wrong is looked at again in the next step: a bit may have flipped on the wire.
    if !isSuspect { audited = audited + 1 < thermometers.count ? audited + 1 : 0 }
    let isWrong = !thermometers[audited].isSetUp || !proofs.isHeld(by: audited)
    defer { isSuspect = isWrong }
    guard isWrong, isSuspect, phase == .armed else { return }
    for zone in zones { zone.trip(settingsLost, at: now) }
  }

  private var settingsLost: TripCause { .settingsLost(UInt8(truncatingIfNeeded: audited)) }

  /// What is latched is watched for what would cut it: only what has stopped can be acknowledged.
  private func watchLatches(roomFault: TripCause?, at now: Instant) {
    guard isLatched else { return }
    let common = isSuspect ? settingsLost : roomFault
    for zone in zones where !zone.latch.isEnergised {
      zone.latch.watch(common ?? zone.complaint(at: now), at: now)
    }
    relatch(at: now)
  }

  private func decide(at now: Instant) {
    if phase == .armed { slot.step(zones, at: now) }
    for (i, zone) in zones.enumerated() {
      zone.decide(thermometers, inputs, at: now)
      if case .tripped(let cause, _) = zone.state { cut(i, cause, at: now) }
    }
    switch phase {
    case .armed:
      // The contactor's lease is renewed on what the first zone saw.
      if let seen = zones.first?.observation { contactor?.energise(on: seen, at: now) }
    case .proving, .refused, .disarmed, .disarming, .ended, .tripped, .acknowledged:
      // A proof that is going on switches on again after this.
      for zone in zones { zone.makeSafe(at: now) }
      contactor?.makeSafe(at: now)
    }
  }

  private func note(at now: Instant) {
    guard let sink else { return }
    for (i, zone) in zones.enumerated() {
      let record = StepRecord(of: zone, numbered: UInt8(truncatingIfNeeded: i))
      sink.add(record.bytes.span, at: now)
    }
  }
}
