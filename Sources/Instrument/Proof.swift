import HAL

/// One of the things that are shown before anything may be armed.
public enum Proof: Hashable, Sendable {
  /// Somebody opens an interlock, and closes it again.
  case byHand(interlock: Int, wasOpen: Bool)
  /// A converter pulls its alert line when it should, by its number among the alerts.
  case alert(Int)
  /// The sensors of a zone agree.
  case sensors(zone: Int)
  /// Neither its contactor nor its switch conducts alone.
  case heater(zone: Int)
  /// The contactor falls when no step is completed.
  case deadMan
  /// Its heater warms its own sensors.
  case pulse(zone: Int)
}

extension Instrument {
  /// What is being shown in this step; nil once all of it is, or something was not.
  public var proving: Proof? { phase == .proving ? proofs.value.present : nil }

  /// Before anything else is shown, somebody is to open each of these interlocks and close it again.
  public func askForHands(at interlocks: [Int]) {
    guard phase == .proving else { return }
    proofs.value.begin(with: InterlockProof(of: interlocks))
  }
}
