import Documents
import Quantities
import Record

/// How a run that was watched ended, in its own words.
struct WatchEnd {
  private let run: WatchedRun
  private let meta: Node?
  /// What is wrong with its files.
  let troubles: [FileTrouble]

  init(_ run: WatchedRun) {
    self.run = run
    meta = run.meta
    troubles = run.troubles
  }

  /// That of the run; a folder of an older version does not say it.
  private var told: ExitStatus? {
    meta?.number("exit_status").flatMap { ExitStatus(rawValue: Int32($0)) }
  }

  /// The run's own, so that a script can wait for a run that it did not start.
  var status: ExitStatus { meta == nil ? .findings : told ?? .done }

  private var outcome: String {
    meta.map { $0.text("outcome") ?? "over" } ?? (run.isOver ? "unreadable" : "cut off")
  }

  var text: String {
    guard let meta else {
      guard !run.isOver else {
        return
          "ended      somehow, after \(clock(Seconds(run.time))) or later: its meta.json cannot be read"
      }
      return
        "ended      cut off after \(clock(Seconds(run.time))): the program that ran it is gone,"
        + " and wrote no end;\n           'solidus runs report \(run.path)' shows what there is"
    }
    let reason = meta.text("reason").map { $0.isEmpty ? "" : ": \($0)" } ?? ""
    let status = told.map { ", exit status \($0.rawValue)" } ?? ""
    let time = meta.number("duration_s") ?? run.time
    return "ended      \(outcome)\(reason), after \(clock(Seconds(time)))\(status)"
  }

  var json: JSON {
    .object(
      [
        ("t_s", .number(meta?.number("duration_s") ?? run.time)), ("record", .string("end")),
        ("outcome", .string(outcome)), ("reason", .string(meta?.text("reason") ?? "")),
        FileTrouble.json(troubles),
      ] + (told.map { [("exit_status", .integer(Int($0.rawValue)))] } ?? []))
  }
}
