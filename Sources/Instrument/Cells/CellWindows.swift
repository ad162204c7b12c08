import Quantities

/// The moments at which one cell may use its bus, which are its own whether or not others run.
///
/// A period of 100 ms begins with the scan of the reactor. What is left is cut into four frames of
/// eight windows, so that a cell has one in each frame: in the first it lets its converters begin,
/// 40 ms later it looks at the monitor, 60 ms later it reads. Nothing that another cell or the
/// reactor does can move that, and a cell alone keeps to the same: docs/devices/potentiostat.md.
struct CellWindows {
  /// What the scan of a reactor may take.
  static let reactor = Seconds.milliseconds(20)
  /// From the start of one cell's window to that of the next.
  static let slot = Seconds(nanoseconds: 2_500_000)
  /// At the beginning of a window the branch of the cell is joined, which takes 100 µs at 400 kHz.
  static let joining = Seconds.microseconds(150)
  /// What a visit takes at most after that. The rest of a window is left for edges of the reactor,
  /// and is more than half of it, so that a pulse of any length finds room for both of its edges.
  static let visit = Seconds.microseconds(1090)
  static let cells: Int64 = 8
  private static let frame = slot * cells
  private static let frames: Int64 = 4

  private let first: Instant

  /// - Parameter origin: when a scan of the reactor begins, or would.
  init(of number: UInt8, since origin: Instant) {
    first = origin + Self.reactor + Self.slot * (Int64(number) % Self.cells) + Self.joining
  }

  /// The first window from an instant on.
  func next(from now: Instant) -> Instant {
    guard now > first, now < .never else { return max(first, now) }
    let (begun, gone) = split(now)
    let frames = (gone.nanoseconds + Self.frame.nanoseconds - 1) / Self.frame.nanoseconds
    return frames < Self.frames ? begun + Self.frame * frames : begun + Rhythm.period
  }

  /// The first after an instant.
  func next(after now: Instant) -> Instant { next(from: now + Seconds(nanoseconds: 1)) }

  /// The last that is not after an instant.
  func last(by now: Instant) -> Instant {
    guard now > first else { return first }
    let (begun, gone) = split(now)
    let frames = min(gone.nanoseconds / Self.frame.nanoseconds, Self.frames - 1)
    return begun + Self.frame * frames
  }

  /// The last window of a first frame that is not after an instant.
  func opening(by now: Instant) -> Instant { now > first ? split(now).begun : first }

  /// The first window of a first frame from an instant on.
  func opening(from now: Instant) -> Instant {
    let last = opening(by: now)
    return last < now ? last + Rhythm.period : last
  }

  /// When the period of an instant began for this cell, and how long ago that is.
  private func split(_ now: Instant) -> (begun: Instant, gone: Seconds) {
    let periods = (now - first).nanoseconds / Rhythm.period.nanoseconds
    let begun = first + Rhythm.period * periods
    return (begun, now - begun)
  }
}
