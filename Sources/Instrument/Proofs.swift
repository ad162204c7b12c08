public import Quantities
import Safety

/// What must be shown before anything may be armed: one proof after the other, all else off.
struct Proofs {
  let alerts: [AlertProof]
  private var heaters: [HeaterProof]
  private var done = 0

  init(alerts: [AlertProof], heaters: [HeaterProof]) {
    self.alerts = alerts
    self.heaters = heaters
  }

  enum Verdict {
    case open, passed
    case failed(ArmRefusal)
  }

  /// One alert at a time: only so does a line that is swapped with another show itself.
  mutating func step(
    _ thermometers: borrowing [Thermometer], _ inputs: borrowing [AnalogueInputs],
    zones: [Zone], contactor: HeaterOutput?, at now: Instant
  ) -> Verdict {
    if done < alerts.count {
      let proof = alerts[done]
      proof.step(thermometers[proof.thermometer], at: now)
      if proof.failure != nil { return .failed(.alert(done)) }
      if proof.state == .proved { done += 1 }
      return .open
    }
    let place = done - alerts.count
    guard place < heaters.count else { return .passed }
    switch heaters[place].step(zones[place], thermometers, inputs, contactor, at: now) {
    case .passed: done += 1
    case .failed(let refusal): return .failed(refusal)
    case .open: break
    }
    return .open
  }
}

extension Proofs {
  /// Whether a thermometer's chip still holds the limit that was proved of it.
  func isHeld(by thermometer: Int) -> Bool {
    for proof in alerts where proof.thermometer == thermometer { return proof.isHeld }
    return true
  }
}

/// Why a rig may not be armed.
public enum ArmRefusal: Hashable, Sendable {
  /// A converter's alert, by its number among the proofs.
  case alert(Int)
  /// An interlock, by its number, is open.
  case interlock(Int)
  /// A zone's sensors have not all spoken.
  case unread(zone: Int)
  /// The two sensors of a zone's sample are too far apart to be of one place.
  case apart(zone: Int, Celsius, Celsius)
  /// Current flows in a zone's heater although its contactor is open.
  case contactorConducts(zone: Int, Amperes)
  /// Current flows although its switch is off.
  case switchConducts(zone: Int, Amperes)
  /// The current sensor says nothing.
  case noCurrentReading(zone: Int)
}
