import HAL
public import Procedures
public import Quantities

/// All channels and slots of a rig, advanced by `step(at:)`, which never sleeps or asks the time.
///
/// The order of a step: safety, reads, decisions, writes with the safe ones first, and at the
/// very end one heartbeat, which so means "a step was completed".
public final class Instrument {
  /// How often everything is sampled and decided.
  public static let period = Seconds.milliseconds(100)

  private let thermometers: [Thermometer]
  private let inputs: [AnalogueInputs]
  private let expanders: [ExpanderPins]
  private let zones: [Zone]
  private let heartbeat: Heartbeat?
  private let contactor: HeaterOutput?
  private let sink: (any RecordSink)?
  private var slot: Slot
  private var next: Instant
  private var phase = Phase.disarmed

  /// Whether anything may be energised.
  public enum Phase: Hashable, Sendable {
    case disarmed
    case armed
    /// A guard cut its zone; everything stays off until somebody acknowledges.
    case tripped(zone: Int, at: Instant)
  }

  public init(
    thermometers: [Thermometer], inputs: [AnalogueInputs], expanders: [ExpanderPins],
    zones: [Zone],
    heartbeat: Heartbeat?, contactor: HeaterOutput?, program: [Instruction],
    sink: (any RecordSink)?, startingAt start: Instant
  ) {
    self.thermometers = thermometers
    self.inputs = inputs
    self.expanders = expanders
    self.zones = zones
    self.heartbeat = heartbeat
    self.contactor = contactor
    self.sink = sink
    slot = Slot(program)
    next = start
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

  /// Allows outputs to be energised from the next step on.
  public func arm() { if phase == .disarmed { phase = .armed } }

  /// Advances to `now`; returns when it wants to be called next.
  public func step(at now: Instant) -> Instant {
    for zone in zones { zone.check(at: now) }
    guard now >= next else { return next }
    read(at: now)
    decide(at: now)
    note(at: now)
    heartbeat?.beat()
    next += Self.period
    // After a gap the past is not made up for.
    if next <= now { next = now + Self.period }
    return next
  }

  /// Ends in the safe state, whatever was going on.
  public func makeSafe(at now: Instant) {
    for zone in zones { zone.makeSafe(at: now) }
    contactor?.makeSafe(at: now)
    if phase == .armed { phase = .disarmed }
  }

  private func read(at now: Instant) {
    for thermometer in thermometers { thermometer.read(at: now) }
    for input in inputs { input.scan(at: now) }
    for expander in expanders { expander.scan() }
  }

  private func decide(at now: Instant) {
    if phase == .armed { slot.step(zones, at: now) }
    for (i, zone) in zones.enumerated() {
      zone.decide(thermometers, at: now)
      if phase == .armed, zone.isTripped { phase = .tripped(zone: i, at: now) }
    }
    switch phase {
    case .armed:
      // The contactor's lease is renewed on what the first zone saw.
      if let seen = zones.first?.observation { contactor?.energise(on: seen, at: now) }
    case .disarmed, .tripped:
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
