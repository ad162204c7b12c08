import HAL
public import Quantities
import Safety

/// The proof of one zone: its sensors agree, and neither contactor nor switch conducts alone.
///
/// The switch closes for half a second with the contactor open, then the contactor with the
/// switch open. In both no current may flow: a contactor that is welded shows itself here, and
/// nowhere else until it is needed.
public struct HeaterProof {
  private enum Stage {
    case sensors(since: Instant?)
    case switching(since: Instant)
    case contacting(since: Instant)
    /// All was told to be off.
    case leaving(since: Instant)
  }

  /// Two sensors of one place are no farther apart than this when a rig is armed.
  public static let spread = Kelvins(3)
  /// How long each half lasts: converters need two steps to tell what flows, and take turns.
  static let half = Seconds.milliseconds(600)
  static let settling = Seconds.milliseconds(250)
  static let patience = Seconds(3)

  private let zone: Int
  private var current: HeaterCurrent?
  private let full: Amperes
  private var stage = Stage.sensors(since: nil)
  private var heard = 0

  /// `current` is nil where nothing shows the heater's current: then only the sensors are proved.
  public init(zone: Int, current: HeaterCurrent?, full: Amperes) {
    self.zone = zone
    self.current = current
    self.full = full
  }

  /// Whatever a zone was at, two sensors of one place show the same; everything is off.
  mutating func compare(
    _ zone: Zone, _ thermometers: Lasting<Thermometer>, at now: Instant
  ) -> Proofs.Verdict {
    guard case .sensors(let known) = stage else { return .passed }
    let since = known ?? now
    stage = .sensors(since: since)
    guard zone.observation != nil else {
      return now - since < Self.patience ? .open : .failed(.unread(zone: self.zone))
    }
    if let (a, b) = zone.pair(thermometers) {
      // A difference that is no number is not small enough.
      guard (a.value - b.value).magnitude <= Self.spread else {
        return .failed(.apart(zone: self.zone, a.value, b.value))
      }
      if let parted = zone.hasParted(a.value, b.value) {
        return .failed(.parted(zone: self.zone, parted))
      }
      zone.remember(apart: a.value - b.value)
    }
    return .passed
  }

  /// From the next step on switch and contactor close; false if nothing would show the current.
  mutating func begin(at now: Instant) -> Bool {
    guard current != nil else { return false }
    stage = .switching(since: now)
    return true
  }

  mutating func step(
    _ zone: Zone, _ inputs: Lasting<AnalogueInputs>, _ contactor: HeaterOutput?,
    at now: Instant
  ) -> Proofs.Verdict {
    switch stage {
    case .sensors, .leaving: return .open
    case .switching(let since):
      let flowing = flowing(inputs, since: since, now)
      if let flowing { return .failed(.contactorConducts(zone: self.zone, flowing)) }
      guard now - since >= Self.half else {
        zone.test(at: now)
        return .open
      }
      return close(after: since, at: now)
    case .contacting(let since):
      let flowing = flowing(inputs, since: since, now)
      if let flowing { return .failed(.switchConducts(zone: self.zone, flowing)) }
      if let seen = zone.observation { contactor?.energise(on: seen, at: now) }
      guard now - since >= Self.half else { return .open }
      contactor?.makeSafe(at: now)
      return heard > 0 ? .passed : .failed(.noCurrentReading(zone: self.zone))
    }
  }

  /// Off is what is off on the wires and lets no current through, twice in a row if that can be
  /// seen at all; what cannot be seen for too long fails.
  mutating func isOff(
    _ zone: Zone, _ inputs: Lasting<AnalogueInputs>, _ contactor: HeaterOutput?,
    since: Instant, at now: Instant
  ) -> Proofs.Verdict {
    switch stage {
    case .leaving: break
    case .sensors, .switching, .contacting:
      stage = .leaving(since: since)
      heard = 0
    }
    if flowing(inputs, since: since, now) != nil { heard = 0 }
    let isQuiet = current == nil || heard >= 2
    if isQuiet, zone.isSeenOff, contactor?.isSeenOff ?? true { return .passed }
    return now - since < Self.patience ? .open : .failed(.noCurrentReading(zone: self.zone))
  }

  private mutating func close(after since: Instant, at now: Instant) -> Proofs.Verdict {
    guard heard > 0 else { return .failed(.noCurrentReading(zone: zone)) }
    heard = 0
    stage = .contacting(since: now)
    return .open
  }

  /// What flows although nothing should, once the converters speak of this half.
  private mutating func flowing(
    _ inputs: Lasting<AnalogueInputs>, since: Instant, _ now: Instant
  ) -> Amperes? {
    guard let amperes = current?.next(in: inputs), now - since > Self.settling else { return nil }
    heard += 1
    return (amperes / full).magnitude > 0.05 ? amperes : nil
  }
}
