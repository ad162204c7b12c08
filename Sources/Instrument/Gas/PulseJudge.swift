import Procedures
import Quantities

/// Compares the pulses of one valve, of one width and in one surrounding, with the first ones there in this run.
///
/// What a pulse brought is its area over its width: a peak depends on when the gauge happens to be
/// read. The first pulse of all is left out, for it meets walls and a surface that no later one does.
struct PulseJudge {
  /// Which pulses are the measure of the others, counted from one.
  static let first = 2...6
  /// Below this share of them a pulse is weak.
  static let weakest = 0.7
  /// Below this share it is missing.
  static let least = 0.2
  /// Above this share a pulse is strong.
  static let most = 3.0
  /// A head tells no less than this share of its range from nothing.
  static let visible = 5e-4

  /// Pulses of which a head shows fewer readings near their peak, on average, are gone between two looks as often as
  /// not: what one seems to bring depends on when it is looked at.
  static let readings = 1.5

  /// The finest step of a head's converter, as a share of its range: a base that is off by one makes
  /// an area of that for as long as a pulse is followed.
  static let step = 5e-5

  /// What its pulses came into, and how wide they were; nil until there has been one.
  private var kind: (surroundings: PulseTrace.Surroundings, width: Seconds)?
  private var count = 0
  private var sum = 0.0
  private var peaks = 0.0
  private var tellings = 0.0

  /// Pulses whose widths differ by more than this share are of two kinds: what flows at first, and what
  /// a gauge has of it, are no measure of one that is ten times as long.
  static let alike = 0.2

  /// Whether a pulse is one of those that it knows.
  func knows(_ trace: PulseTrace) -> Bool {
    guard let kind, let width = trace.width, kind.surroundings == trace.surroundings else {
      return false
    }
    let apart = width.value - kind.width.value
    return apart.magnitude <= Self.alike * kind.width.value
  }

  /// What one of the first ones brought, in Pa s for each second; nil while they go on.
  private var usual: Double? {
    count >= Self.first.upperBound ? sum / Double(Int(Self.first.count)) : nil
  }

  /// - Parameter range: of the gauge.
  /// - Returns: what to say of it, and its share of the usual.
  mutating func judge(
    _ trace: PulseTrace, range: Pascals
  ) -> (health: PulseHealth, share: Double?) {
    guard let width = trace.width, width > .zero, trace.isSettled,
      !trace.surroundings.isOnItsWay(from: trace.base, range: range)
    else { return (.unread, nil) }
    if !knows(trace) { begin(trace.surroundings, width) }
    let brought = trace.area / width.value
    guard let usual else { return begin(brought, trace, range) }
    let known = Double(Int(Self.first.count))
    guard peaks / known > range.value * Self.visible else { return (.unseen, nil) }
    let share = brought / usual
    guard tellings / known >= Self.readings else { return (.unseen, share) }
    if share > Self.most { return (.strong, share) }
    if share < Self.least { return (.missing, share) }
    // Of a faint dose less is missing than one step of the head.
    let missing = (usual - brought) * width.value
    let isTold = missing > range.value * Self.step * PulseTrace.window.value
    return (share < Self.weakest && isTold ? .weak : .sound, share)
  }

  /// One of the first: even they show that one is not there at all.
  private mutating func begin(
    _ brought: Double, _ trace: PulseTrace, _ range: Pascals
  ) -> (health: PulseHealth, share: Double?) {
    let known = Double(learnt)
    if learnt >= 2, peaks / known > range.value * Self.visible {
      let share = brought / (sum / known)
      // One that is not there, or was not met, is no measure of others.
      let isGlimpsed = tellings / known < Self.readings
      if share < Self.least { return (isGlimpsed ? .unseen : .missing, share) }
    }
    learn(brought, trace)
    return (.learning, nil)
  }

  /// How many of those that count have been seen.
  private var learnt: Int { max(0, count - Self.first.lowerBound + 1) }

  private mutating func begin(_ surroundings: PulseTrace.Surroundings, _ width: Seconds) {
    kind = (surroundings, width)
    (count, sum, peaks, tellings) = (0, 0, 0, 0)
  }

  private mutating func learn(_ brought: Double, _ trace: PulseTrace) {
    count += 1
    guard Self.first.contains(count) else { return }
    sum += brought
    peaks += trace.peak
    tellings += Double(trace.telling)
  }
}
