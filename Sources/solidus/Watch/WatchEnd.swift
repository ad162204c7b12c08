import Documents
import Quantities
import Record

/// How a run that was watched ended, in its own words.
struct WatchEnd {
  private let run: WatchedRun
  private let meta: Node?

  init(_ run: WatchedRun) {
    self.run = run
    meta = run.meta
  }

  /// That of the run; a folder of an older version does not say it.
  private var told: ExitStatus? {
    meta?.number("exit_status").flatMap { ExitStatus(rawValue: Int32($0)) }
  }

  /// The run's own, so that a script can wait for a run that it did not start.
  var status: ExitStatus { meta == nil ? .findings : told ?? .done }

  private var outcome: String { meta.map { $0.text("outcome") ?? "over" } ?? "cut off" }

  var text: String {
    guard let meta else {
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
      ] + (told.map { [("exit_status", .integer(Int($0.rawValue)))] } ?? []))
  }
}
