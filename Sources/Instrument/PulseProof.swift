import HAL
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
    /// The governor forbids even this little heat.
    case forbidden
    /// A guard or a watch of the zone cut it meanwhile.
    case cut(TripCause)
  }

  private enum Stage {
    /// How many steps it has looked whether anything moves by itself.
    case resting(Int)
    case pulsing(left: Seconds, since: Instant)
    case watching(until: Instant)
  }

  /// What counts as an answer: six times what sensors of their class scatter by.
  static let answer = Kelvins(0.6)
  /// What still stands: by so little its readings move in five seconds, means of one second.
  static let still = Kelvins(0.15)
  private static let mean = 10
  private static let looked = 60
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
  private var stage = Stage.resting(0)
  /// The mean of the first second and of the last, of every thermometer.
  private var first: [Double] = []
  private var before: [Double] = []
  /// What each shows, smoothed over a second: one reading that scatters is no answer.
  private var shown: [Double] = []
  private var answered: Set<Int> = []
  /// Whether it was left out, for the zone was not at rest.
  private(set) var wasMoving = false

  public init(zone: Int, _ model: StageModel) {
    self.zone = zone
    let whole = (model.element + model.sample) * KelvinsPerSecond(Self.whole.value)
    let alone = model.element * KelvinsPerSecond(Self.alone.value)
    length = Seconds(Arithmetic.larger(whole.value, alone.value) / model.fullPower.value)
    let constant = model.sample.value / model.coupling.value
    longest = Seconds(20 + Swift.min(constant, 600) + 5 * model.sampleLag.value)
  }

  mutating func step(
    _ zones: [Zone], _ thermometers: Lasting<Thermometer>, _ contactor: HeaterOutput?,
    at now: Instant
  ) -> Proofs.Verdict {
    if let failure = judge(zones, thermometers) { return .failed(.pulse(zone: zone, failure)) }
    if case .tripped(let cause, _) = zones[zone].state {
      return .failed(.pulse(zone: zone, .cut(cause)))
    }
    switch stage {
    case .resting(let steps): return rest(zones[zone], thermometers, after: steps, at: now)
    case .pulsing(let left, let since):
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
      guard let silent = zones[zone].places.own.first(where: { !answered.contains($0) }) else {
        return .passed
      }
      return now < until ? .open : .failed(.pulse(zone: zone, .silent(thermometer: silent)))
    }
  }

  /// What moves by itself would be taken for an answer, or hide one.
  private mutating func rest(
    _ zone: Zone, _ thermometers: Lasting<Thermometer>, after steps: Int, at now: Instant
  ) -> Proofs.Verdict {
    if first.isEmpty {
      first = thermometers.indices.map { _ in 0 }
      before = first
    }
    for index in thermometers.indices {
      let value = (thermometers.with(index, \.latest)?.value.value ?? .nan) / Double(Self.mean)
      if steps < Self.mean { first[index] += value }
      if steps >= Self.looked - Self.mean { before[index] += value }
    }
    guard steps + 1 >= Self.looked else {
      stage = .resting(steps + 1)
      return .open
    }
    let (start, end) = (first, before)
    let isStill = zone.places.own.allSatisfy { (end[$0] - start[$0]).magnitude < Self.still.value }
    guard isStill else {
      wasMoving = true
      return .passed
    }
    shown = before
    stage = .pulsing(left: length, since: now)
    return .open
  }

  private mutating func follow(_ thermometers: Lasting<Thermometer>) {
    for index in thermometers.indices {
      let value = thermometers.with(index, \.latest)?.value.value ?? .nan
      shown[index] += (value - shown[index]) / Double(Self.mean)
    }
  }

  private func rise(_ place: Int) -> Kelvins { Kelvins(shown[place] - before[place]) }

  /// What speaks against the pairing of heater and sensors, so far.
  private mutating func judge(
    _ zones: [Zone], _ thermometers: Lasting<Thermometer>
  ) -> Failure? {
    if case .resting = stage { return nil }
    follow(thermometers)
    let own = zones[zone].places.own
    let element = rise(zones[zone].places.element)
    for place in own {
      let risen = rise(place)
      if risen <= -Self.answer { return .backwards(thermometer: place) }
      guard risen >= Self.answer else { continue }
      if element < risen * 0.5 { return .exchanged(thermometer: place) }
      answered.insert(place)
    }
    guard element < Self.answer * 0.5 else { return nil }
    for (index, other) in zones.enumerated() where index != zone {
      for place in other.places.own where !own.contains(place) {
        if rise(place) >= Self.answer { return .elsewhere(thermometer: place) }
      }
    }
    return nil
  }
}
