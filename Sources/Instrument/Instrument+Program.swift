import HAL
public import Quantities
import Safety

/// How an instrument runs its program between and within its scans.
extension Instrument {
  /// How long a scan is put off at most.
  private static let patience = Seconds.milliseconds(50)

  /// Why the program ended before its end without a guard having cut anything, and when.
  public var aborted: (why: Abort, at: Instant)? { broken }

  /// Ends the program for a reason that endangers nobody: everything goes off for good.
  public func abort(_ why: Abort, at now: Instant) {
    guard phase == .armed else { return }
    broken = (why, now)
    gas.makeSafe(at: now)
    disarm(at: now)
  }

  /// Leaves the present instruction, whatever it waits for, and begins the next.
  public func skip(at now: Instant) {
    if phase == .armed { slot.skip(reactor, at: now) }
  }

  /// Lets nothing further begin: valves shut and the generator goes off at once, what is heated
  /// is held where its ramp has come to. A pulse that this cuts short is not made up for.
  public func pause(at now: Instant) {
    guard phase == .armed else { return }
    paused = true
    gas.makeSafe(at: now)
  }

  /// Goes on after a pause: what has lasted long enough meanwhile is over.
  public func resume() { paused = false }

  /// The next scan, or the next edge of a program that runs.
  var wanted: Instant {
    min(next, edge ?? next)
  }

  /// The edge that a scan which began now might stretch: no scan begins before it is over. Nothing
  /// puts a scan off for longer than the leases can bear.
  func edgeBeforeScan(at now: Instant) -> Instant? {
    guard let edge, edge > now, edge - now < scan, now - next < Self.patience else { return nil }
    return edge
  }

  /// When the program has something to do by its own clock.
  var edge: Instant? { phase == .armed && !isPaused ? slot.edge(of: reactor) : nil }

  /// The program's edges: lines only, no bus.
  func perform(_ fault: TripCause?, at now: Instant) {
    if let fault { trip(fault, at: now) }
    let why = forbidden(at: now)
    gas.forbid(why, at: now)
    // Nobody is there to see that what still flows is pumped.
    if isPaused, let why { gas.stop(why, at: now) }
    if zones.contains(where: \.isTripped) { return gas.makeSafe(at: now) }
    if !isPaused { slot.step(reactor, at: now) }
    noteProgram(at: now)
    if let stop = gas.stop { return abort(.gas(stop), at: now) }
    if let index = slot.failure { abort(.unmet(instruction: index), at: now) }
  }

  /// What a scan has just shown of the gas ends the program in that scan, not in the next.
  func watchGas(at now: Instant) {
    gas.watch(at: now)
    // Lines are looked at in each step, what hangs on an expander only when that has changed.
    if expanders.contains(where: \.hasChanged) { gas.forbid(forbidden(at: now), at: now) }
    guard let stop = gas.stop else { return }
    // What was seen of the last pulse is why.
    noteProgram(at: now)
    abort(.gas(stop), at: now)
  }

  /// What still flows after the end of a program flows on only while it is pumped.
  func purge(at now: Instant) {
    guard leaving != nil || isLatched else { return }
    gas.purge(unless: forbidden(at: now), at: now)
  }

  /// All is shown of heaters and sensors; a controller that shows a flow at rest is off by that.
  func passProofs(at now: Instant) {
    guard let index = gas.flowAtRest, let seen = gas.flow(index).reading else {
      phase = .disarmed
      return
    }
    refuse(.flowAtRest(index, seen), at: now)
  }

  func trip(_ cause: TripCause, at now: Instant) {
    zones.each { $0.trip(cause, at: now) }
  }

  /// What concerns every zone: the switches of the room, rules of the board, and time itself.
  func roomFault(at now: Instant) -> TripCause? {
    guard phase == .armed || isLatched else { return nil }
    if let open = interlocks.firstIndex(where: { $0.stops.heat && $0.isOpen }) {
      return .interlock(UInt8(truncatingIfNeeded: open))
    }
    let broken = rules.firstIndex { $0.stops.heat && $0.isBroken(at: now, in: reactor) }
    if let broken { return .rule(UInt8(truncatingIfNeeded: broken)) }
    if contactor?.isLost == true { return .lineLost }
    // The dead-man falls by itself: nothing that hangs on it does what it is told any more.
    if heartbeat?.isLost == true { return .lineLost }
    // After so long a gap every lease has lapsed, and nobody knows what happened in it.
    return now - last > Lease.term ? .stalled(now - last) : nil
  }

  /// Why nothing may be let in at the moment; switches that a rule names are made safe.
  private func forbidden(at now: Instant) -> GasStop? {
    var why: GasStop?
    for i in interlocks.indices {
      let isOpen = interlocks.with(i) { $0.stops.gas && $0.isOpen }
      if isOpen { why = .interlock(UInt8(truncatingIfNeeded: i)) }
    }
    for i in rules.indices {
      let number = UInt8(truncatingIfNeeded: i)
      rules.with(i) { rule in
        guard rule.isBroken(at: now, in: reactor) else { return }
        if rule.stops.gas { why = .rule(number) }
        gas.hold(rule.switches, safeFor: .rule(number), at: now)
      }
    }
    return why
  }

  /// Pulses that have ended, and the instruction that has begun.
  private func noteProgram(at now: Instant) {
    if let pulse = gas.takePulse() { pulse.encoded.write(to: sink, at: now) }
    if let pressure = gas.takePulsePressure() { pressure.encoded.write(to: sink, at: now) }
    if let drift = gas.takeDrift() { drift.encoded.write(to: sink, at: now) }
    guard slot.index != noted else { return }
    noted = slot.index
    InstructionRecord(noted).encoded.write(to: sink, at: now)
  }
}
