import LinuxHAL
import Quantities

/// How fast a simulated run goes for those who watch it or want to step in: so many seconds of the
/// rig in a second of theirs.
struct Pace {
  /// How long nobody is looked after while the rig waits for its clock.
  static let glance = Seconds.milliseconds(20)

  private let factor: Double
  /// When the first step came, for the rig and for the people.
  private var began: (rig: Instant, wall: Instant)?

  init(_ factor: Double) { self.factor = factor }

  static func read(_ arguments: Arguments) throws(Refusal) -> Pace? {
    guard let text = arguments.value("pace") else { return nil }
    guard let factor = Double(text), factor >= 0.01, factor <= 1e6 else {
      throw Refusal(
        "solidus run: --pace \(text): write how many seconds of the rig go by in one of yours,"
          + " from 0.01 to 1000000; 1 is real time", .usage)
    }
    return Pace(factor)
  }

  /// When people come to an instant of the rig.
  mutating func due(_ now: Instant, asking clock: LinuxClock) -> Instant {
    let began = began ?? (now, clock.now())
    self.began = began
    return began.wall + Seconds((now - began.rig).value / factor)
  }
}
