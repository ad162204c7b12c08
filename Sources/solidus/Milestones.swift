import Quantities

/// When a line is due where nobody watches: in a file or a pipe, what was long ago and what is now are
/// worth as much, and hundreds of lines between them are worth nothing.
///
/// After a minute of a coating or ten of a cell, and then each time that half as long again has gone
/// by: fifteen lines for six hours, 32 for a year, which is longer than a run may last. How a run goes on from minute to minute
/// is in its journal, and `watch` shows it.
enum Milestones {
  /// How long nothing is due after a line, so long after the beginning.
  static func pause(after elapsed: Seconds, atLeast shortest: Seconds) -> Seconds {
    max(shortest, Seconds(elapsed.value / 2))
  }
}
