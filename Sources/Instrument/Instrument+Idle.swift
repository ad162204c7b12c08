public import Quantities

/// A rig of cells alone does nothing between two samples but to feed the dead-man.
///
/// A simulated clock may pass such a stretch at once. Where time is real this has no use: the
/// dead-man wants its edges, and drops without them.
extension Instrument {
  /// The beats that come before anything else is due, if no switch of the room moves.
  public var idleBeats: (first: Instant, until: Instant)? {
    guard isBare, phase == .armed, !cells.areOver else { return nil }
    let due = cells.wanted
    return next < due ? (next, due) : nil
  }

  /// So many of them were made on the dead-man's line, the first at its time.
  public func pass(_ beats: Int, from first: Instant) {
    guard beats > 0, first == next else { return }
    last = first + Self.period * Int64(beats - 1)
    next = last + Self.period
    heartbeat?.pass(beats)
    cells.pass(until: last)
  }
}
