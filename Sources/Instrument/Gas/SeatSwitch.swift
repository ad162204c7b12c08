import HAL
import Quantities

/// The switch at the seat of a pulse valve: high while that is shut, so that a cut wire never is.
public final class SeatSwitch {
  private let source: Interlock.Source
  /// Whether its line tells the instants of its edges.
  private let tells: Bool
  /// When the valve was told to shut; nil before it was told anything.
  private var told: Instant?
  private var seen: Instant?
  private var hasOpened = false
  private var opening: Instant?
  private var astray: Instant?

  /// How long a seat may take to be seen where it should be: a scan, and what it is slow by.
  static let patience = Seconds(0.3)
  /// How long a valve may be seen open that was told nothing.
  static let doubt = Seconds.milliseconds(20)

  public init(_ source: Interlock.Source, tellsEdges: Bool) {
    self.source = source
    tells = tellsEdges
  }

  /// Whether the seat has been seen to shut since the valve was last told to.
  var isShut: Bool { told == nil || seen != nil }
  /// When it shut, as seen.
  var shutAt: Instant? { seen }

  func opens(at now: Instant) {
    takeEdges(since: .never)
    (opening, hasOpened, seen, told) = (now, false, nil, nil)
  }

  func shuts(at now: Instant) {
    look(isOn: true, at: now)
    (told, seen) = (now, nil)
  }

  func look(isOn: Bool, at now: Instant) {
    takeEdges(since: told ?? .never)
    let level = source.isHigh
    if !level { hasOpened = true }
    guard !isOn else {
      astray = nil
      return
    }
    if level, let told, isFresh(since: told, at: now) { seen = seen ?? now }
    // Only what has been seen to be shut can be seen to open by itself.
    astray = level || !isShut ? nil : astray ?? now
  }

  /// Whether the seat is not where it should be, for longer than it may take.
  func isWrong(at now: Instant) -> Bool {
    if let astray, now - astray > Self.doubt { return true }
    guard let told else { return false }
    if seen == nil { return now - told > Self.patience }
    // A short pulse is only seen by a line that tells its edges.
    guard let opening, !hasOpened else { return false }
    return tells || told - opening > Self.patience
  }

  /// A line says what is now, an expander what was in the last scan.
  private func isFresh(since told: Instant, at now: Instant) -> Bool {
    switch source {
    case .line: true
    case .expander: now - told >= Rhythm.period + Rhythm.period
    }
  }

  private func takeEdges(since told: Instant) {
    guard tells, case .line(let line) = source else { return }
    while let edge = line.nextEdge {
      switch edge.level {
      case .low: hasOpened = true
      case .high: if edge.time >= told { seen = edge.time }
      }
    }
  }
}
