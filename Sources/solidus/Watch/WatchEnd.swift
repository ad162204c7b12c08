import Documents
import Quantities
import Record

/// How a run that was watched ended, in its own words.
struct WatchEnd {
  private let run: WatchedRun
  /// What is wrong with its files.
  let troubles: [FileTrouble]

  init(_ run: WatchedRun) {
    self.run = run
    troubles = run.troubles
  }

  private var meta: Node? { run.end.meta }

  /// That of the run; a folder of an older version does not say it.
  private var told: ExitStatus? {
    meta?.number("exit_status").flatMap { ExitStatus(rawValue: Int32($0)) }
  }

  /// The run's own, so that a script can wait for a run that it did not start.
  var status: ExitStatus { meta == nil ? .findings : told ?? .done }

  var text: String {
    switch run.end {
    case .said(let meta):
      let reason = run.end.reason.isEmpty ? "" : ": \(run.end.reason)"
      let status = told.map { ", exit status \($0.rawValue)" } ?? ""
      let time = meta.number("duration_s") ?? run.time
      let after = "after \(clock(Seconds(time)))\(whole(time))"
      return "ended      \(run.end.word)\(reason), \(after)\(status)"
    case .unreadable:
      return
        "ended      somehow, after \(clock(Seconds(run.time))) or later: its meta.json cannot be read"
    case .cutOff, .goingOn:
      return
        "ended      cut off after \(clock(Seconds(run.time)))\(whole(run.time)): the program that ran it is gone,"
        + " and wrote no end;\n           'solidus runs report \(run.path)' shows what there is"
    }
  }

  /// Of a coating that went on how long all of it was.
  private func whole(_ time: Double) -> String {
    run.before > 0 ? ", \(clock(Seconds(run.before + time))) with what went before" : ""
  }

  var json: JSON {
    .object(
      [
        ("t_s", .seconds(meta?.number("duration_s") ?? run.time)), ("record", .string("end")),
        ("outcome", .string(run.end.word)), ("reason", .string(run.end.reason)),
        FileTrouble.json(troubles),
      ] + (told.map { [("exit_status", .integer(Int($0.rawValue)))] } ?? []))
  }
}
