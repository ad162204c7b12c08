import Documents
import Record

/// Whether a run that was made again is the one that a folder keeps.
struct ReplayVerdict {
  let difference: JournalComparison.Difference?
  /// How many records were alike.
  let records: Int
  /// Whether the folder's run ended without a word: only what it has is compared.
  let isCutOff: Bool
  let trace: String
  /// What the folder says that its trace was.
  let kept: String?
  /// Of the program that made the folder.
  let version: String

  var isSame: Bool {
    if isCutOff { return difference == nil || difference == .longer }
    return difference == nil && trace == kept
  }

  var status: ExitStatus { isSame ? .done : .findings }

  var line: String {
    if isSame {
      let end = isCutOff ? "as far as the run went that was cut off" : "and the trace is the same"
      return "replay       the same: \(records) records, \(end)\n"
    }
    let other = version == Solidus.version ? "" : "; it was made by \(version)"
    return "replay       NOT THE SAME: \(what)\(other)\n"
  }

  private var what: String {
    switch difference {
    case .record(let number, let seconds):
      "record \(number + 1), at \(fixed(seconds, 3)) s, is another"
    case .shorter: "it ends after \(records) records, and the folder has more"
    case .longer: "it goes on after the \(records) records that the folder has"
    case .unreadable: "the journal in the folder is damaged after \(records) records"
    case nil: "all \(records) records are alike, but the trace is \(trace), not \(kept ?? "known")"
    }
  }

  var json: JSON {
    .object([
      ("same", .boolean(isSame)), ("records", .integer(records)), ("cut_off", .boolean(isCutOff)),
      ("kept_trace", .string(kept ?? "")), ("what", .string(isSame ? "" : what)),
    ])
  }
}
