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
  /// What the waits for the world may take besides.
  private(set) var atMost = Seconds.zero
  private(set) var waits = 0

  init(_ zones: [PlannedZone], conditions: [[Condition]]) {
    self.zones = zones
    self.conditions = conditions
  }

  func begin(_ instruction: Instruction, at now: Instant) {
    switch instruction {
    case .heat(let zone, let goal, let rate), .ramp(let zone, let goal, let rate):
      zones[Int(zone)].head(for: goal, at: rate)
    case .cool(let zone, _): zones[Int(zone)].rest()
    case .wait(let condition, let longest):
      guard !isHeat(condition) else { return }
      atMost += longest
      waits += 1
    case .strike(_, let longest):
      atMost += longest
      waits += 1
    case .hold, .burst, .creep, .pulse, .flow, .throttle, .turn, .extinguish, .expect, .checkpoint,
      .stay, .branch, .cell:
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

  func step(_ span: Seconds, at now: Instant) {
    for index in zones.indices where !zones[index].isResting {
      zones[index].step(span, at: now)
    }
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
