public import HAL
public import Quantities
public import Safety

/// Why a rig may not be armed.
public enum ArmRefusal: Hashable, Sendable {
  /// A converter's alert, by its number among the proofs.
  case alert(Int)
  /// An interlock, by its number, is open.
  case interlock(Int)
  /// Nobody moved it, or its wire does not show it.
  case byHand(interlock: Int, InterlockProof.Failure)
  /// A zone's sensors have not all spoken.
  case unread(zone: Int)
  /// The two sensors of a zone's sample are too far apart to be of one place.
  case apart(zone: Int, Celsius, Celsius)
  /// They are no longer apart as they were when a certificate was made that the limit rests on.
  case parted(zone: Int, Kelvins)
  /// Current flows in a zone's heater although its contactor is open.
  case contactorConducts(zone: Int, Amperes)
  /// Current flows although its switch is off.
  case switchConducts(zone: Int, Amperes)
  /// The current sensor says nothing.
  case noCurrentReading(zone: Int)
  /// The dead-man is not proved to let the contactor fall.
  case deadMan(DeadManProof.Failure)
  /// The heater of a zone did not warm its own sensors.
  case pulse(zone: Int, PulseProof.Failure)
  /// A flow controller, by its number, shows a flow although nothing was asked of it.
  case flowAtRest(Int, SCCM)
  /// The latch of a zone says no.
  case latch(zone: Int, TripLatch.Refusal)
  /// The token of a zone could not be changed for certain.
  case token(zone: Int, TokenError)
  /// The instrument is not where it could be armed: its program is over, or its proofs failed.
  case spent

  /// What such a refusal leaves for somebody to acknowledge, and in which zone.
  var finding: (zone: Int, TripFinding)? {
    switch self {
    case .contactorConducts(let zone, let current), .switchConducts(let zone, let current):
      (zone, .cause(.currentWhileOff(current)))
    case .noCurrentReading(let zone): (zone, .notSeenOff)
    case .pulse(let zone, .cut(let cause)): (zone, .cause(cause))
    case .alert, .interlock, .byHand, .unread, .apart, .parted, .deadMan, .pulse, .flowAtRest,
      .latch, .token, .spent:
      nil
    }
  }
}
