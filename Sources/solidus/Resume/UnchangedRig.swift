import Documents
import Quantities
import Record

/// What a real rig is asked before a run goes on there that was cut off: whether it is still the one
/// that the run was made on.
///
/// What stands there stands there: nothing of the time between is simulated. Whether its hardware is
/// sound the proofs find out anew, as before any run.
enum UnchangedRig {
  /// Refuses a board that is described, wired, limited, identified or calibrated in another way.
  static func check(
    _ kept: (board: String, files: DocumentFiles), of folder: String
  ) throws(Refusal) {
    let changed = BoardSources.changed(of: kept.board, since: kept.files)
    guard let first = changed.first else { return }
    let more = changed.count > 1 ? ", and \(changed.count - 1) more," : ""
    throw CutOffRun.refusal(
      "\(first)\(more) is not what \(folder) was run with; put it back, or run a recipe for the rest",
      .refused)
  }

  /// How long it has stood since the last record, by the clock on the wall; for people, who know
  /// whether that clock was right.
  static func stood(_ kept: KeptRun) -> String? {
    guard let (stamp, ago) = kept.lastWritten else { return nil }
    let since =
      ago < 0
      ? "which the clock of this machine says is to come" : "\(clock(Seconds(ago))) before this run"
    return "its last record was written at \(stamp), \(since)"
  }
}
