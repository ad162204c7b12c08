import Procedures
import Quantities

/// The pressure of one pulse as the gauge shows it, above what it showed when the valve opened.
struct PulseTrace {
  /// What the pressure after a pulse depends on besides the pulse.
  struct Surroundings: Equatable {
    let throttle: Throttle?
    let flow: SCCM

    /// A pressure that is further than this share from what is held, and that a head can tell, goes
    /// on changing whatever the pulse brings.
    private static let rest = 0.02

    /// Whether the throttle was still on its way to what it holds when a pulse began.
    func isOnItsWay(from base: Double, range: Pascals) -> Bool {
      guard case .holding(let goal) = throttle else { return false }
      let told = max(goal.value * Self.rest, range.value * PulseJudge.visible)
      return (base - goal.value).magnitude > told
    }
  }

  /// How long after the valve is shut the pressure is followed.
  static let window = Seconds(5)
  /// After so long what was let in is gone.
  static let settled = Seconds(4)

  /// So late after the command a slow seat still lets something in.
  private static let coming = Seconds(0.5)

  let valve: UInt8
  let opened: Instant
  let base: Double
  let surroundings: Surroundings
  private(set) var closed: Instant?
  private(set) var peak = 0.0
  /// The integral of what was above the base, in Pa s.
  private(set) var area = 0.0
  /// Whether what it brought has gone again: what the gauge then plays is no part of it.
  private var isGone = false
  /// The first reading, how many there are, and whether all of them were the same.
  private(set) var shown: Pascals?
  private var readings = 0
  private var isAlike = true

  /// So many readings that are the same to the last digit are no pressure.
  private static let many = 6

  /// What a head showed that stood still all the time; nil if it moved.
  var stillAt: Pascals? { isAlike && readings >= Self.many ? shown : nil }

  /// How many readings were near the highest of them: where there is one, it was met by chance.
  private(set) var telling = 0

  /// What was above the base last, and when.
  private(set) var last: (excess: Double, at: Instant)

  init(
    _ valve: UInt8, base: Pascals, _ surroundings: Surroundings, at now: Instant
  ) {
    self.valve = valve
    self.base = base.value
    self.surroundings = surroundings
    opened = now
    last = (0, now)
  }

  /// How long the line was on; nil until it is off.
  var width: Seconds? { closed.map { $0 - opened } }

  /// Whether all has been seen that is looked at.
  func isOver(at now: Instant) -> Bool { closed.map { now - $0 > Self.window } ?? false }

  /// Whether the gauge has shown what was left of it in the end.
  var isSettled: Bool { closed.map { last.at - $0 > Self.settled } ?? false }

  mutating func close(at now: Instant) { closed = now }

  /// A pressure that was converted at an instant; each is taken once.
  mutating func see(_ pressure: Pascals, at instant: Instant) {
    guard instant > last.at else { return }
    let excess = pressure.value - base
    readings += 1
    isAlike = isAlike && pressure == shown ?? pressure
    shown = shown ?? pressure
    if excess > peak {
      telling = 4 * peak > excess ? telling + 1 : 1
      peak = excess
    } else if 4 * excess > peak {
      telling += 1
    }
    // What the throttle takes too much of afterwards is no part of the pulse, nor what follows that.
    if !isGone {
      area += (max(excess, 0) + max(last.excess, 0)) / 2 * (instant - last.at).value
    }
    if let closed, instant > closed + Self.coming, excess <= 0 { isGone = true }
    last = (excess, instant)
  }
}
