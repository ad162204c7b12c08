import Documents
import Instrument
import Procedures
import Quantities

/// What the interpreter acts on when a program is gone through on paper.
///
/// Heat follows the identified model; what only the world can say, such as a pressure, comes true
/// at once, and the longest that it may take is counted beside.
final class PlannedReactor: Performer {
  private(set) var zones: [PlannedZone]
  private let conditions: [[Condition]]
  /// What of the generator's power may warm the foil, and the zone on which that lies.
  private let warming: (share: Double, zone: Int)?
  /// What the waits for the world may take besides.
  private(set) var atMost = Seconds.zero
  private(set) var waits = 0
  /// The hottest that the foil gets while burning lasts until the world says that it is enough.
  private(set) var hottest = Celsius.absoluteZero
  /// Whether what burns would have been put out.
  private(set) var isTooWarm = false

  init(
    _ zones: [PlannedZone], conditions: [[Condition]], warming: (share: Double, zone: Int)?
  ) {
    self.zones = zones
    self.warming = warming
    self.conditions = conditions
  }

  func begin(_ instruction: Instruction, at now: Instant) {
    switch instruction {
    case .heat(let zone, let goal, let rate), .ramp(let zone, let goal, let rate):
      zones[Int(zone)].head(for: goal, at: rate)
    case .cool(let zone, _): zones[Int(zone)].rest()
    case .wait(let condition, let longest):
      guard !isHeat(condition) else { return }
      burnOn(for: longest, at: now)
      atMost += longest
      waits += 1
    case .strike(let power, let longest):
      burn(power)
      atMost += longest
      waits += 1
    case .extinguish: burn(.zero)
    case .hold, .burst, .creep, .pulse, .flow, .throttle, .turn, .expect, .checkpoint, .stay,
      .branch, .cell:
      break
    }
  }

  func end(_ instruction: Instruction, at now: Instant) {}

  func hasHappened(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .heat(let zone, let goal, _): zones[Int(zone)].hasReached(goal)
    case .cool(let zone, let below): zones[Int(zone)].sample < below
    case .hold, .ramp, .burst, .creep, .pulse, .flow, .throttle, .turn, .strike, .extinguish,
      .wait, .expect, .checkpoint, .stay, .branch, .cell:
      true
    }
  }

  func holds(_ condition: UInt16) -> Bool {
    conditions[Int(condition)].allSatisfy { $0.holds(for: value($0)) }
  }

  /// Whether time alone changes nothing any more.
  var isSteady: Bool { zones.allSatisfy(\.isSteady) }

  func step(_ span: Seconds, at now: Instant) {
    for index in zones.indices where !zones[index].isSteady {
      zones[index].step(span, at: now)
    }
    if let zone = warming?.zone { look(at: zone, at: now) }
  }

  /// What burns until the world says that it is enough may burn as long as it is given.
  private func burnOn(for longest: Seconds, at now: Instant) {
    guard let zone = warming?.zone, zones[zone].besides > .zero else { return }
    var rest = longest
    while rest > .zero {
      let span = min(PlannedZone.period, rest)
      zones[zone].step(span, at: now + (longest - rest))
      rest = rest - span
      look(at: zone, at: now + (longest - rest))
    }
  }

  private func look(at zone: Int, at now: Instant) {
    guard zones[zone].besides > .zero else { return }
    hottest = max(hottest, zones[zone].sample)
    if zones[zone].isTooWarm(at: now) { isTooWarm = true }
  }

  private func burn(_ power: Watts) {
    guard let (share, zone) = warming else { return }
    zones[zone].besides = power * share
  }

  private func isHeat(_ condition: UInt16) -> Bool {
    conditions[Int(condition)].allSatisfy { condition in
      if case .temperature = condition.signal { true } else { false }
    }
  }

  /// A temperature as the model has it; anything else as the recipe hopes for it.
  private func value(_ condition: Condition) -> Double {
    if case .temperature(let zone) = condition.signal { return zones[Int(zone)].sample.value }
    switch condition.comparison {
    case .above: return .infinity
    case .below: return -.infinity
    }
  }
}
