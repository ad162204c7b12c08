import Documents
import Glibc
import Record

extension Command {
  static let watch = Command(
    words: ["watch"], operands: "FOLDER",
    about:
      "follow a run from another terminal by its folder; ^C ends the watching only",
    options: [.flag("json", "print each record as a JSON object on a line, from the first on")]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let folder = arguments.operands.first else {
        throw Refusal("solidus watch: name one folder that 'solidus run --out' made", .usage)
      }
      while WatchedRun.isToCome(in: folder) { usleep(Watch.pause) }
      do throws(RecordError) {
        return try Watch(WatchedRun(in: folder), asJSON: arguments.has("json")).run(console)
      } catch { throw Refusal("solidus watch: \(error)", .usage) }
    } catch { return error.tell(console) }
  }
}

/// `watch`: a run that somebody else started, as its journal grows.
private struct Watch {
  private let run: WatchedRun
  private let asJSON: Bool

  init(_ run: WatchedRun, asJSON: Bool) {
    self.run = run
    self.asJSON = asJSON
  }

  /// Between two looks at the journal, which is kept four times a second.
  static let pause: UInt32 = 200_000

  func run(_ console: Console) throws(RecordError) -> ExitStatus {
    let records = WatchRecords(run)
    var line = WatchLine(run, console)
    var looks = 0
    while true {
      try run.read { record, time in
        if asJSON {
          if let json = records.json(record, at: time) { console.print(json.line) }
        } else if let event = records.event(record, at: time) {
          line.tell(event)
        }
      }
      looks += 1
      if case .goingOn = run.end {} else { break }
      if looks == 1, !asJSON { console.print("watching   \(head)") }
      if !asJSON { line.show() }
      usleep(Self.pause)
    }
    if !asJSON, looks == 1 { console.print("over       \(head); it is not going on any more") }
    if !asJSON { line.end() }
    let end = WatchEnd(run)
    console.print(asJSON ? end.json.line : end.text)
    FileTrouble.tell(end.troubles, of: run.path, console)
    return end.status
  }

  private var head: String {
    (run.start.isSimulated ? "SIMULATED  " : "LIVE  ") + run.start.title
  }
}
