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

  /// The next scan, or the next edge of a program that runs.
  var wanted: Instant {
    guard phase == .armed, let due = slot.due else { return next }
    return isTooClose(due, to: next) ? due : min(next, due)
  }

  /// No scan begins that might not be over when a valve is due: a pulse is never stretched.
  func hasTimeToScan(at now: Instant) -> Bool {
    guard phase == .armed, let due = slot.due else { return true }
    return !isTooClose(due, to: now)
  }

  /// Whether a scan that began now would still go on when an edge is due.
  private func isTooClose(_ due: Instant, to now: Instant) -> Bool {
    due > now && due - now < scan && now - next < Self.patience
  }

  /// The program's edges: lines only, no bus.
  func perform(_ fault: TripCause?, at now: Instant) {
    if let fault { trip(fault, at: now) }
    gas.forbid(forbidden(at: now), at: now)
    if zones.contains(where: \.isTripped) { return gas.makeSafe(at: now) }
    slot.step(reactor, at: now)
    noteProgram(at: now)
    if let stop = gas.stop { return abort(.gas(stop), at: now) }
    if let index = slot.failure { abort(.unmet(instruction: index), at: now) }
  }

  func trip(_ cause: TripCause, at now: Instant) {
    for zone in zones { zone.trip(cause, at: now) }
  }

  /// What concerns every zone: the switches of the room, rules of the board, and time itself.
  func roomFault(at now: Instant) -> TripCause? {
    guard phase == .armed || isLatched else { return nil }
    for (i, interlock) in interlocks.enumerated() where interlock.stops.heat && interlock.isOpen {
      return .interlock(UInt8(truncatingIfNeeded: i))
    }
    for (i, rule) in rules.enumerated() where rule.stops.heat {
      if rule.isBroken(at: now, reactor.value(of:)) { return .rule(UInt8(truncatingIfNeeded: i)) }
    }
    if contactor?.isLost == true { return .lineLost }
    // After so long a gap every lease has lapsed, and nobody knows what happened in it.
    return now - last > Lease.term ? .stalled(now - last) : nil
  }

  /// Why nothing may be let in at the moment; switches that a rule names are made safe.
  private func forbidden(at now: Instant) -> GasStop? {
    var why: GasStop?
    for (i, interlock) in interlocks.enumerated() where interlock.stops.gas && interlock.isOpen {
      why = .interlock(UInt8(truncatingIfNeeded: i))
    }
    for (i, rule) in rules.enumerated() where rule.isBroken(at: now, reactor.value(of:)) {
      let number = UInt8(truncatingIfNeeded: i)
      if rule.stops.gas { why = .rule(number) }
      gas.hold(rule.switches, safeFor: .rule(number), at: now)
    }
    return why
  }

  /// Pulses that have ended, and the instruction that has begun.
  private func noteProgram(at now: Instant) {
    guard let sink else { return }
    if let pulse = gas.takePulse() { pulse.encoded.write(to: sink, at: now) }
    guard slot.index != noted else { return }
    noted = slot.index
    InstructionRecord(noted).encoded.write(to: sink, at: now)
  }
}
