import Control
import HAL
import Quantities
public import Safety

/// All that watches a zone beside its guard: the pair of sensors, the current, the heat balance.
public struct ZoneWatch {
  private var pair = PairWatch()
  private var heat: HeatWatch
  private var certificate: CertificateWatch?
  private var heater: (current: HeaterCurrent, watch: HeaterWatch)?
  /// What the switch was told in the last periods, the newest in the lowest bit.
  private var commands: UInt8 = 0
  public private(set) var concerns = Concerns()

  /// `certificate` is nil where the zone's limit is the ordinary one.
  public init(
    _ heat: HeatWatch, heater: (current: HeaterCurrent, watch: HeaterWatch)?,
    certificate: CertificateWatch? = nil
  ) {
    self.heat = heat
    self.certificate = certificate
    self.heater = heater
  }

  var seesCurrent: Bool { heater != nil }

  mutating func remember(apart: Kelvins) { pair.rest = apart }

  /// What the two sensors of the sample differed by when all was cold.
  var apartAtRest: Kelvins { pair.rest }

  /// By how much two readings at rest are apart beyond what was certified, if that is too much.
  func hasParted(_ a: Celsius, _ b: Celsius) -> Kelvins? {
    guard let certificate, !certificate.agreesAtRest(a, b) else { return nil }
    return certificate.deviation(a, b)
  }

  /// What must not change while the zone is armed.
  var seal: UInt64 { certificate?.seal ?? 0 }

  mutating func told(_ on: Bool) { commands = commands &<< 1 | (on ? 1 : 0) }

  /// What was told to be off in this period was switched on after all.
  mutating func toldAfterAll() { commands |= 1 }

  /// A cause to cut the zone, if one was found.
  mutating func step(
    _ seen: ThermalGuard.Observation?, _ loop: SoakLoop,
    pair sensors: (TrustedTemperature, TrustedTemperature)?, peak: Celsius?,
    _ inputs: Lasting<AnalogueInputs>, plasma: Watts, at now: Instant
  ) -> TripCause? {
    concerns = []
    if let cause = current(inputs) { return cause }
    if let (a, b) = sensors {
      switch pair.step(a, b, at: now) {
      case .agree: break
      case .drifting: concerns.insert(.sensorsDrift)
      case .disagree: return .disagreement(a.value, b.value)
      }
      if let peak, let cause = certified(a, b, peak) { return cause }
    }
    guard let seen else { return nil }
    let (e, s, around) = (seen.element.value, seen.sample.value, seen.surroundings)
    return heat.step(
      sample: loop.unexplainedInSample,
      bearable: heat.bearableInSample(element: e, sample: s, surroundings: around) + plasma,
      element: loop.unexplainedInElement,
      bearable: heat.bearableInElement(element: e, sample: s, surroundings: around),
      period: Rhythm.period, at: now)
  }

  private mutating func certified(
    _ a: TrustedTemperature, _ b: TrustedTemperature, _ peak: Celsius
  ) -> TripCause? {
    let cause = certificate?.step(a, b, peak: peak, period: Rhythm.period)
    if certificate?.hasParted == true { concerns.insert(.certificateLost) }
    return cause
  }

  /// What was converted at the last step met the switch as it was told the step before.
  private mutating func current(_ inputs: Lasting<AnalogueInputs>) -> TripCause? {
    guard let current = heater?.current.next(in: inputs) else { return nil }
    switch heater?.watch.step(current, told: commands & 2 != 0) {
    case .fine, nil: return nil
    case .weak:
      concerns.insert(.heaterWeak)
      return nil
    case .faulty(let cause): return cause
    }
  }
}

/// What somebody should look at.
public struct Concerns: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The two sensors of the sample differ by more than two kelvin.
  public static let sensorsDrift = Concerns(rawValue: 1)
  /// The heater draws less than it should.
  public static let heaterWeak = Concerns(rawValue: 2)
  /// The two sensors no longer differ as they were certified: the ordinary limit holds.
  public static let certificateLost = Concerns(rawValue: 4)
}
