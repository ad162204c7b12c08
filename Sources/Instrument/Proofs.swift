import HAL
import Quantities
import Safety

/// What must be shown before anything may be armed: one proof after the other, all else off.
struct Proofs {
  /// How far they have come; only the last stage energises anything.
  private enum Stage {
    case byHand
    case alert(Int)
    case sensors(Int)
    case heater(Int)
    case deadMan
    case pulse(Int)
  }

  let alerts: [AlertProof]
  private var heaters: [HeaterProof]
  private var deadMan: DeadManProof?
  private var pulses: [PulseProof]
  private var hands = InterlockProof(of: [])
  private var stage: Stage

  init(
    alerts: [AlertProof], heaters: [HeaterProof], deadMan: DeadManProof? = nil,
    pulses: [PulseProof] = []
  ) {
    self.alerts = alerts
    self.heaters = heaters
    self.deadMan = deadMan
    self.pulses = pulses
    stage = .alert(0)
    stage = first
  }

  private var first: Stage { alerts.isEmpty ? afterAlerts : .alert(0) }
  private var afterAlerts: Stage { heaters.isEmpty ? .heater(0) : .sensors(0) }

  enum Verdict {
    case open, passed
    /// All is shown that can be with everything off: what follows energises.
    case shown
    case failed(ArmRefusal)
  }

  /// One alert at a time: only so does a line that is swapped with another show itself.
  mutating func step(
    _ thermometers: Lasting<Thermometer>, _ inputs: Lasting<AnalogueInputs>,
    zones: [Zone], contactor: HeaterOutput?, _ interlocks: Lasting<Interlock>, at now: Instant
  ) -> Verdict {
    switch stage {
    case .byHand:
      let verdict = hands.step(interlocks, at: now)
      guard case .passed = verdict else { return verdict }
      stage = first
      return .open
    case .alert(let place): return tryAlert(place, thermometers, at: now)
    case .sensors(let place):
      let verdict = heaters[place].compare(zones[place], thermometers, at: now)
      guard case .passed = verdict else { return verdict }
      stage = place + 1 < heaters.count ? .sensors(place + 1) : firstHeater(from: 0, at: now)
      guard case .heater = stage else { return .open }
      return .shown
    case .heater(let place):
      guard place < heaters.count else { return pass(to: .deadMan) }
      let verdict = heaters[place].step(zones[place], inputs, contactor, at: now)
      guard case .passed = verdict else { return verdict }
      stage = firstHeater(from: place + 1, at: now)
      return .open
    case .deadMan:
      let verdict = deadMan?.step(zones.first?.observation, contactor, at: now) ?? .passed
      guard case .passed = verdict else { return verdict }
      return pass(to: .pulse(0))
    case .pulse(let place):
      guard place < pulses.count else { return .passed }
      let verdict = pulses[place].step(zones, thermometers, contactor, at: now)
      guard case .passed = verdict else { return verdict }
      return pass(to: .pulse(place + 1))
    }
  }

  /// What needs no step of its own costs none.
  private mutating func pass(to next: Stage) -> Verdict {
    stage = next
    switch next {
    case .deadMan where deadMan == nil: return pass(to: .pulse(0))
    case .pulse(let place) where place >= pulses.count: return .passed
    case .byHand, .alert, .sensors, .heater, .deadMan, .pulse: return .open
    }
  }

  private mutating func tryAlert(
    _ place: Int, _ thermometers: Lasting<Thermometer>, at now: Instant
  ) -> Verdict {
    let proof = alerts[place]
    proof.step(thermometers[proof.thermometer], at: now)
    if proof.failure != nil { return .failed(.alert(place)) }
    if proof.isProved { stage = place + 1 < alerts.count ? .alert(place + 1) : afterAlerts }
    return .open
  }

  /// Those without a current sensor have nothing to show.
  private mutating func firstHeater(from place: Int, at now: Instant) -> Stage {
    var next = place
    while next < heaters.count, !heaters[next].begin(at: now) { next += 1 }
    return .heater(next)
  }
}

extension Proofs {
  /// From the next step on somebody is waited for.
  mutating func begin(with hands: InterlockProof) {
    self.hands = hands
    stage = .byHand
  }

  /// What is being shown, if it takes steps at all.
  var present: Proof? {
    switch stage {
    case .byHand: hands.present.map { .byHand(interlock: $0.interlock, wasOpen: $0.wasOpen) }
    case .alert(let place): .alert(place)
    case .sensors(let place): .sensors(zone: place)
    case .heater(let place): place < heaters.count ? .heater(zone: place) : nil
    case .deadMan: deadMan == nil ? nil : .deadMan
    case .pulse(let place): place < pulses.count ? .pulse(zone: pulses[place].place) : nil
    }
  }

  /// Whether somebody is asked to open an interlock: then one that is open is looked after here.
  var waitsForHands: Bool {
    guard case .byHand = stage else { return false }
    return hands.present != nil
  }

  /// Whether no edge may be given to the dead-man in this step: it is being proved, or hands are at the
  /// switches and nothing is to be fed.
  var starvesDeadMan: Bool {
    switch stage {
    case .byHand: true
    case .deadMan: deadMan?.starves ?? false
    case .alert, .sensors, .heater, .pulse: false
    }
  }

  /// Looks at what must be seen before anything is switched.
  mutating func look() {
    if case .deadMan = stage { deadMan?.look() }
  }

  /// What could not be proved of this rig.
  var unproved: [Unproved] {
    (deadMan == nil ? [.deadManUnseen] : [])
      + pulses.filter(\.wasMoving).map { .moving(zone: $0.place) }
  }

  /// Whether a thermometer's chip still holds the limit that was proved of it.
  func isHeld(by thermometer: Int) -> Bool {
    for proof in alerts where proof.thermometer == thermometer && proof.isProved {
      return proof.isHeld
    }
    return true
  }

  /// Whether a zone is seen to be off, all having been told so at `since`.
  mutating func isOff(
    _ place: Int, _ zone: Zone, _ inputs: Lasting<AnalogueInputs>, _ contactor: HeaterOutput?,
    since: Instant, at now: Instant
  ) -> Verdict {
    guard place < heaters.count else { return .passed }
    return heaters[place].isOff(zone, inputs, contactor, since: since, at: now)
  }
}
