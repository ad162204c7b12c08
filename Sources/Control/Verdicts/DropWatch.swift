import Quantities

/// Notices within a half cycle that part of a potential is gone from one sample to the next, at the
/// same current, and stays gone: a filament that touches does that; what wears in goes by degrees.
///
/// Only differences count, so that what a card is off does not: they are told from less current
/// than halves are.
struct DropWatch: Sendable {
  struct Finding: Equatable {
    /// How much of the potential there was, and how much is left, in V along the current.
    let before, left: Double
  }

  /// So many samples make a half something to hold the next against.
  private static let fewest = 10
  /// In so many samples it must not come back.
  private static let lasting = 5
  /// Converters scatter by a hundredth of this: docs/devices/potentiostat.md.
  private static let floor = 0.5e-3
  /// Of what there was; cells that are sound come and go by a few per cent.
  private static let share = 0.1
  /// So many times what the potential otherwise changes by from sample to sample.
  private static let times = 5.0
  /// Another current is another drive.
  private static let sameCurrent = 0.02

  private var last: (potential: Double, current: Double)?
  private var count = 0
  /// What the potential changes by, at most, from sample to sample.
  private var usual = 0.0
  private var suspicion: (before: Double, until: Double, samples: Int)?

  /// - Parameters:
  ///   - potential: in V, positive along the current.
  ///   - current: its magnitude in A.
  mutating func add(_ potential: Double, _ current: Double) -> Finding? {
    guard let last, (current - last.current).magnitude <= Self.sameCurrent * last.current else {
      self = DropWatch()
      self.last = (potential, current)
      return nil
    }
    self.last = (potential, current)
    if suspicion != nil { return follow(potential) }
    let fall = last.potential - potential
    let least = max(Self.floor, max(Self.times * usual, Self.share * last.potential))
    if count >= Self.fewest, last.potential > Self.floor, fall > least {
      suspicion = (last.potential, last.potential - 0.7 * fall, 1)
      return nil
    }
    count += 1
    usual = max(fall.magnitude, 0.8 * usual)
    return nil
  }

  private mutating func follow(_ potential: Double) -> Finding? {
    guard let seen = suspicion else { return nil }
    guard potential < seen.until else {
      // It came back: what falls and rises is no short, and the next one has to fall further.
      usual = max(usual, seen.before - seen.until)
      suspicion = nil
      return nil
    }
    guard seen.samples + 1 < Self.lasting else {
      let finding = Finding(before: seen.before, left: potential)
      self = DropWatch()
      return finding
    }
    suspicion = (seen.before, seen.until, seen.samples + 1)
    return nil
  }
}
