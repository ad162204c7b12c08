import Quantities

/// Holds each sample against the chip that needs neither of the two converters.
///
/// It is looked at after each conversion: one sample that is not like it may be a relay that bounced
/// or a cell that moved. So the next is looked at before its conversion ends as well, 20 ms apart, as
/// is each whose current nobody holds: a sample that is like neither look, after one that was not
/// alike, is wrong.
struct MonitorWatch {
  /// What the monitor saw.
  struct Seen {
    let current: Amperes
    /// W less C where that is positive, else next to nothing.
    let cell: Volts
  }

  enum Verdict: Hashable {
    case alike
    /// It may be a relay that is slow, and one sample.
    case unsettled
    case fault(CellFault)
  }

  private var unsettled = 0
  private var apart = 0

  /// Card and monitor together are off by less than a tenth of this: docs/devices/potentiostat.md.
  private static let share = 0.05
  private static let ofRange = 0.005
  private static let potential = Volts(0.05)
  /// What may be put down to a current that changes between the two looks, as a share of a range:
  /// a wrong range changes it by far more.
  private static let moving = 0.02
  /// Beyond this the monitor is at its end: 163.84 mV over 10 ohm.
  private static let most = Amperes(16.3e-3)

  /// Whether the last sample was unlike what the monitor saw, in anything.
  var isInDoubt: Bool { unsettled > 0 || apart > 0 }

  mutating func begin() {
    unsettled = 0
    apart = 0
  }

  /// - Parameter change: of the current meanwhile.
  static func isAlike(
    _ seen: Seen, _ current: Amperes, in range: CurrentRange, change: Amperes = .zero
  ) -> Bool {
    if current.magnitude > most { return true }
    let bearable = current.magnitude * share + range.fullScale * ofRange + change
    return (current - seen.current).magnitude <= bearable
  }

  /// - Parameter cell: W less C.
  static func isAlike(_ seen: Seen, _ cell: Volts) -> Bool {
    // Where W is below C the monitor shows nothing.
    cell > .zero ? (cell - seen.cell).magnitude <= potential : seen.cell <= potential
  }

  /// What two looks say of a current between them.
  mutating func step(
    _ current: Amperes, in range: CurrentRange, before: Seen?, after: Seen
  ) -> Verdict {
    let most = range.fullScale * Self.moving
    let change = before.map { min(($0.current - after.current).magnitude, most) } ?? .zero
    let wasAlike = before.map { Self.isAlike($0, current, in: range, change: change) } ?? true
    guard !wasAlike || !Self.isAlike(after, current, in: range, change: change) else {
      unsettled = 0
      return .alike
    }
    unsettled += 1
    return unsettled > 2
      ? .fault(.currentsDisagree(current, monitor: after.current)) : .unsettled
  }

  /// What they say of a potential at one instant between them.
  mutating func step(_ cell: Volts, before: Seen?, after: Seen) -> Verdict {
    guard !Self.isAlike(after, cell) else {
      apart = 0
      return .alike
    }
    apart += 1
    // What was alike before may have changed since, and not the converter; what is like neither may
    // be a relay that was open for 10 ms between the two.
    let wasAlike = before.map { Self.isAlike($0, cell) } ?? true
    return apart < (wasAlike ? 3 : 2)
      ? .unsettled : .fault(.potentialsDisagree(cell, monitor: after.cell))
  }

  /// What they say of one that was put together from two instants: only twice in a row it counts.
  mutating func step(joined cell: Volts, after: Seen) -> CellFault? {
    apart = Self.isAlike(after, cell) ? 0 : apart + 1
    return apart > 1 ? .potentialsDisagree(cell, monitor: after.cell) : nil
  }
}
