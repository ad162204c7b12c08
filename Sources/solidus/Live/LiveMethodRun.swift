import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety

/// `run --live` of methods: cells alone, each on its own card of the rig that is wired to this
/// machine.
struct LiveMethodRun {
  private let task: MethodTask
  private let rig: LiveRig
  private let arguments: Arguments

  init(_ arguments: Arguments, resuming resume: CellResume? = nil) throws(Refusal) {
    self.arguments = arguments
    task = try MethodTask(arguments, isLive: true, resuming: resume)
    rig = try LiveRig(
      arguments, on: task.files, cells: task.works, task.samples, from: task.from)
    try rig.begin(task.start(), task.works, from: task.from)
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    let (works, from) = (task.works, task.from)
    if !asJSON { console.print("LIVE  \(task.title)") }
    if !asJSON { for line in from?.lines ?? [] { console.print(line) } }
    var line = CellLine(console, works, isPaced: false)
    var end = AskedEnd(nil, rig.record)
    var rig = rig
    _ = rig.execution.run(
      attending: { rig.attend($0) },
      each: { run in
        if end.isAsked(after: run.stepCount) { run.instrument.stopCells(at: run.now) }
        if !asJSON { line.show(run) }
      })
    if !asJSON { line.end() }
    rig.close()
    end.settle()
    let cells = CellReport(rig.execution, works)
    let json = json(cells, rig, end.reason).adding(from.map { [("resumes", $0.json)] } ?? [])
    console.put(asJSON ? json.text + "\n" : text(cells, rig, end.reason))
    return rig.finish(task.layout, json, cells.status, askedToEnd: end.step, console)
  }

  private func text(_ cells: CellReport, _ rig: LiveRig, _ ended: String?) -> String {
    "\n\(rig.host.lateness(of: rig.execution))\n\(CellReport.line(ended))\(cells.lines)"
      + rig.host.notes.map { $0 + "\n" }.joined()
  }

  private func json(_ cells: CellReport, _ rig: LiveRig, _ ended: String?) -> JSON {
    let run = rig.execution
    return .object(
      [
        ("simulated", .boolean(false)), ("outcome", .string(cells.status.outcome)),
        ("reason", .string(cells.reason(ended))), ("duration_s", .seconds(run.elapsed)),
        ("steps", .integer(run.stepCount)), ("cells", cells.list),
      ] + rig.host.json(of: run) + rig.json)
  }
}
