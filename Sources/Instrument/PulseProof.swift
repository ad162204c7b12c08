import Quantities
public import Safety

/// The proof that a zone's heater warms the zone's own sensors, and upwards.
///
/// One heater after the other gives so much heat that the zone ends up 1.5 K warmer, its element
/// by 4 K at least for a moment. Its own sensors must answer; others must not answer in their stead.
public struct PulseProof {
  /// What answered instead; thermometers by their number.
  public enum Failure: Hashable, Sendable {
    /// It fell while the heater heated.
    case backwards(thermometer: Int)
    /// It shows nothing of the heat.
    case silent(thermometer: Int)
    /// A sensor of another zone rose in place of the zone's own.
    case elsewhere(thermometer: Int)
    /// A sensor of the sample ran ahead of the element's.
    case exchanged(thermometer: Int)
    /// Guard or governor forbids even this little heat.
    case forbidden
  }

  private enum Stage {
    case waiting
    case pulsing(left: Seconds, since: Instant)
    case watching(until: Instant)
  }

  /// What counts as an answer: six times what sensors of their class scatter by.
  static let answer = Kelvins(0.6)
  /// How far from what surrounds them element and sample are still at rest.
  static let rest = Kelvins(5)
  /// What the zone ends up warmer by, and what its element is warmed by at least.
  private static let whole = Kelvins(1.5)
  private static let alone = Kelvins(4)
  /// How long guard and governor may hold the heat back.
  private static let patience = Seconds(10)

  private let zone: Int
  /// The zone by its number.
  var place: Int { zone }
  private let length: Seconds
  /// How long a sound sample takes at most to answer.
  private let longest: Seconds
  private var stage = Stage.waiting
  private var before: [Celsius?] = []
  private var answered: Set<Int> = []
  /// Whether it was left out, for the zone was not at rest.
  private(set) var wasWarm = false

  public init(zone: Int, _ model: StageModel) {
    self.zone = zone
    let whole = (model.element + model.sample) * KelvinsPerSecond(Self.whole.value)
    let alone = model.element * KelvinsPerSecond(Self.alone.value)
    length = Seconds(Arithmetic.larger(whole.value, alone.value) / model.fullPower.value)
    let constant = model.sample.value / model.coupling.value
    longest = Seconds(20 + Swift.min(constant, 600) + 5 * model.sampleLag.value)
  }

  mutating func step(
    _ zones: [Zone], _ thermometers: borrowing [Thermometer], _ contactor: HeaterOutput?,
    at now: Instant
  ) -> Proofs.Verdict {
    switch stage {
    case .waiting: return begin(zones[zone], thermometers, at: now)
    case .pulsing(let left, let since):
      if let failure = judge(zones, thermometers) { return .failed(.pulse(zone: zone, failure)) }
      guard left > .zero else {
        stage = .watching(until: now + longest)
        return .open
      }
      guard let seen = zones[zone].observation, zones[zone].warm(at: now) else {
        return now - since < length + Self.patience
          ? .open : .failed(.pulse(zone: zone, .forbidden))
      }
      contactor?.energise(on: seen, at: now)
      stage = .pulsing(left: left - Rhythm.period, since: since)
      return .open
    case .watching(let until):
      if let failure = judge(zones, thermometers) { return .failed(.pulse(zone: zone, failure)) }
      guard let silent = zones[zone].places.own.first(where: { !answered.contains($0) }) else {
        return .passed
      }
      return now < until ? .open : .failed(.pulse(zone: zone, .silent(thermometer: silent)))
    }
  }

  private mutating func begin(
    _ zone: Zone, _ thermometers: borrowing [Thermometer], at now: Instant
  ) -> Proofs.Verdict {
    guard let seen = zone.observation else { return .open }
    let (e, s) = (seen.element.value, seen.sample.value)
    guard (e - s).magnitude < Self.rest, (s - seen.surroundings).magnitude < Self.rest else {
      wasWarm = true
      return .passed
    }
    for index in thermometers.indices { before.append(thermometers[index].latest?.value) }
    stage = .pulsing(left: length, since: now)
    return .open
  }

  private func rise(_ place: Int, _ thermometers: borrowing [Thermometer]) -> Kelvins {
    guard let before = before[place], let now = thermometers[place].latest?.value else {
      return .zero
    }
    return now - before
  }

  /// What speaks against the pairing of heater and sensors, so far.
  private mutating func judge(
    _ zones: [Zone], _ thermometers: borrowing [Thermometer]
  ) -> Failure? {
    let own = zones[zone].places.own
    let element = rise(zones[zone].places.element, thermometers)
    for place in own {
      let risen = rise(place, thermometers)
      if risen <= -Self.answer { return .backwards(thermometer: place) }
      guard risen >= Self.answer else { continue }
      if element < risen * 0.5 { return .exchanged(thermometer: place) }
      answered.insert(place)
    }
    guard element < Self.answer * 0.5 else { return nil }
    for (index, other) in zones.enumerated() where index != zone {
      for place in other.places.own where !own.contains(place) {
        if rise(place, thermometers) >= Self.answer { return .elsewhere(thermometer: place) }
      }
    }
    return nil
  }
}
