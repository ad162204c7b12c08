import HAL
public import Quantities
public import Safety

/// What an instrument does about the latches of its zones: nothing is energised before their
/// tokens are away, and they come back only when all is off and was seen to be.
extension Instrument {
  /// Allows outputs to be energised from the next step on; what is answered says why not.
  @discardableResult public func arm() -> ArmRefusal? {
    switch phase {
    case .disarmed:
      for (i, zone) in zones.all.enumerated() {
        if let refusal = zone.latch.armRefusal { return .latch(zone: i, refusal) }
      }
      phase = .armed
      return nil
    case .tripped(let zone, _): return .latch(zone: zone, .tripped)
    case .proving, .acknowledged: return .latch(zone: 0, .notBegun)
    case .refused(let refusal): return refusal
    case .armed, .disarming, .ended: return .spent
    }
  }

  /// Says that somebody has seen the trip of a zone; what is answered says why not, and nothing
  /// is energised by it.
  public func acknowledge(_ index: Int, at now: Instant) -> TripLatch.Refusal? {
    let zone = zones[index]
    let refusal = zone.latch.acknowledge(
      hottest: zone.hottest(at: now), limit: zone.limit, at: now)
    if refusal == nil, case .tripped = phase, !zones.contains(where: { $0.latch.isTripped }) {
      phase = .acknowledged
    }
    return refusal
  }

  /// Begins the proofs of a rig that was left tripped and is acknowledged. One that tripped in
  /// this life has run its program: what follows is another instrument.
  public func prove() -> ArmRefusal? {
    switch phase {
    case .acknowledged:
      guard !zones.contains(where: { $0.isTripped }) else { return .spent }
      phase = .proving
      return nil
    case .tripped(let zone, _): return .latch(zone: zone, .tripped)
    case .refused(let refusal): return refusal
    case .proving, .disarmed, .armed, .disarming, .ended: return .spent
    }
  }

  /// Switches everything off for good, whatever was going on; `hasLeft` says when that was seen.
  public func disarm(at now: Instant) {
    zones.each { $0.makeSafe(at: now) }
    contactor?.makeSafe(at: now)
    leaving = leaving ?? now
    switch phase {
    case .proving, .refused, .disarmed, .armed, .acknowledged: phase = .disarming
    case .disarming, .ended, .tripped: break
    }
  }

  /// Whether nothing is left to be seen: every token is back, or its zone is tripped.
  public var hasLeft: Bool { leaving != nil && !zones.contains(where: { $0.latch.isOpen }) }

  /// Whether a latch waits for somebody, or has just been acknowledged.
  var isLatched: Bool {
    switch phase {
    case .tripped, .acknowledged: true
    case .proving, .refused, .disarmed, .armed, .disarming, .ended: false
    }
  }

  /// All is proved that can be with everything off; the tokens go before anything goes on.
  func begin(at now: Instant) {
    for (i, zone) in zones.all.enumerated() {
      do throws(ZoneLatch.Refusal) { try zone.latch.begin(at: now) } catch {
        phase = .refused(ArmRefusal(error, zone: i))
        return
      }
    }
  }

  /// A proof failed; what it found of a heater is a trip.
  func refuse(_ refusal: ArmRefusal, at now: Instant) {
    phase = .refused(refusal)
    if let (zone, finding) = refusal.finding { zones[zone].latch.trip(finding, at: now) }
  }

  /// The guard of a zone cut it.
  func cut(_ index: Int, _ cause: TripCause, at now: Instant) {
    switch phase {
    case .armed:
      phase = .tripped(zone: index, at: now)
      zones[index].latch.trip(.cause(cause), at: now)
    case .tripped, .disarming:
      guard zones[index].latch.isEnergised else { return }
      zones[index].latch.trip(.cause(cause), at: now)
    case .proving, .refused, .disarmed, .ended, .acknowledged: break
    }
  }

  /// A cause that came back takes the acknowledgement with it.
  func relatch(at now: Instant) {
    guard phase == .acknowledged, let back = zones.firstIndex(where: { $0.latch.isTripped }) else {
      return
    }
    phase = .tripped(zone: back, at: now)
  }

  /// Puts the token of each zone back that is seen to be off.
  func settle(at now: Instant) {
    guard let leaving else { return }
    for (i, zone) in zones.all.enumerated() where zone.latch.isOpen {
      switch proofs.value.isOff(i, zone, inputs, contactor, since: leaving, at: now) {
      case .open, .shown: break
      case .passed:
        // A token that cannot be put back leaves the latch tripped, which is looked at below.
        do throws(ZoneLatch.Refusal) { try zone.latch.cleanDisarm(at: now) } catch {}
      case .failed: zone.latch.trip(.notSeenOff, at: now)
      }
    }
    guard phase == .disarming, hasLeft else { return }
    let tripped = zones.firstIndex(where: { $0.latch.isTripped })
    phase = tripped.map { .tripped(zone: $0, at: now) } ?? .ended
  }
}

extension ArmRefusal {
  init(_ refusal: ZoneLatch.Refusal, zone: Int) {
    switch refusal {
    case .latch(let refusal): self = .latch(zone: zone, refusal)
    case .token(let error): self = .token(zone: zone, error)
    }
  }
}
