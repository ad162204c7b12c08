import Documents
import Quantities

/// What a journal lacks, in the words that the page and every command use.
extension JournalReader.End {
  /// More places than these are counted only.
  private static let named = 3

  /// - Parameters:
  ///   - last: when the last whole record was kept.
  ///   - run: how that ended; by itself its journal was whole, unless that could not be kept.
  ///   - isWritten: whether somebody writes it: then its end is still to come.
  func missing(
    after last: Instant, of run: RunEnd, isWritten: Bool
  ) -> [String] {
    let until =
      run.meta?.number("duration_s").map { ", and the run went on until \(fixed($0, 1)) s" } ?? ""
    if !isWritten, isEmptied(of: run) {
      let until = run.meta?.number("duration_s").map { " until \(fixed($0, 1)) s" } ?? ""
      return ["it is empty: nothing is left of what the run recorded\(until)"]
    }
    let end = "it ends after \(Self.text(last))\(until)"
    if let loss = run.loss {
      return damage + ["\(end). What came after that could not be kept: \(loss)"]
    }
    switch (run.isOver, torn) {
    case (_, 1...) where isWritten: return damage
    case (true, 1...):
      return damage + [
        "its last \(torn) bytes are no whole record, and are left out: \(end). It was whole when the"
          + " run ended, so that the disk has changed it since"
      ]
    case (false, 1...):
      return damage + [
        "its last \(torn) bytes are no whole record, and are left out: \(end). They were torn when the"
          + " run was cut off, or the disk has changed them since, which nobody can tell apart"
      ]
    case (true, _) where !isSealed:
      return damage + ["its end is missing: \(end). What came between was kept, and is lost"]
    // Everything is there that was ever promised.
    case (_, _): return damage
    }
  }

  /// Whether a run came to its end, recorded something, and has nothing of it any more.
  func isEmptied(of run: RunEnd) -> Bool {
    run.isOver && run.loss == nil && isEmpty && holes.isEmpty && !isSealed
  }

  private var damage: [String] {
    let words = holes.prefix(Self.named).map { hole in
      "damaged on the disk from byte \(hole.place) on: \(hole.bytes) bytes after"
        + " \(Self.text(hole.since)) are left out"
    }
    let rest = holes.dropFirst(Self.named)
    guard !rest.isEmpty else { return words }
    let bytes = rest.reduce(0) { $0 + $1.bytes }
    return words + ["damaged in \(rest.count) places more: \(bytes) bytes are left out there"]
  }

  private static func text(_ instant: Instant) -> String {
    "\(fixed((instant - .zero).value, 1)) s"
  }
}
