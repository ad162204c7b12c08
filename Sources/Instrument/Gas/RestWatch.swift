import Procedures
import Quantities

/// Compares what the chamber rests at before each pulse with what it rested at in the beginning:
/// how far the throttle is open for what it holds, or what the pressure is where nothing is held.
/// What leaks in adds to what was told to flow.
struct RestWatch {
  /// What moves the throttle by less of its way is the beat of gauge and valve.
  static let travel = 0.005
  /// Less than this share of a pressure that nothing holds may be its gauge, or its pump.
  static let share = 0.03
  /// So many in a row.
  static let patience = 5

  /// So many surroundings are told apart, as of pulses.
  private static let kinds = 4

  private struct Rest {
    var surroundings: PulseTrace.Surroundings?
    var count = 0
    var sum = 0.0
    var movedInARow = 0
  }

  private var rests = Array(repeating: Rest(), count: Self.kinds)
  private var oldest = 0
  /// How often it rested elsewhere.
  private(set) var moved = 0

  /// What it rests at and what was usual.
  struct Finding {
    let seen: Double
    let usual: Double
  }

  /// Where it is warmer, gas goes more slowly.
  mutating func forget() {
    for index in rests.indices { rests[index] = Rest() }
  }

  /// - Parameter opening: of the throttle, for what it holds; nil if it holds nothing.
  mutating func opens(
    at base: Pascals?, opening: Double?, _ surroundings: PulseTrace.Surroundings, range: Pascals
  ) -> Finding? {
    guard let base, !surroundings.isOnItsWay(from: base.value, range: range) else { return nil }
    let seen = opening ?? base.value
    let place = place(of: surroundings)
    guard rests[place].count >= PulseJudge.first.upperBound else {
      learn(seen, at: place)
      return nil
    }
    let usual = rests[place].sum / Double(Int(PulseJudge.first.count))
    let bound =
      opening == nil ? usual * Self.share + range.value * PulseJudge.visible : Self.travel
    rests[place].movedInARow = seen - usual > bound ? rests[place].movedInARow + 1 : 0
    guard rests[place].movedInARow >= Self.patience else { return nil }
    moved += 1
    return Finding(seen: seen, usual: usual)
  }

  private mutating func learn(_ seen: Double, at place: Int) {
    rests[place].count += 1
    if PulseJudge.first.contains(rests[place].count) { rests[place].sum += seen }
  }

  private mutating func place(of surroundings: PulseTrace.Surroundings) -> Int {
    for place in rests.indices where rests[place].surroundings == surroundings { return place }
    let place = oldest
    oldest = (oldest + 1) % Self.kinds
    rests[place] = Rest()
    rests[place].surroundings = surroundings
    return place
  }
}
