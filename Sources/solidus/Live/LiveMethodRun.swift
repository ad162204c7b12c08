import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety

/// `run --live` of methods: cells alone, each on its own card of the rig that is wired to this
/// machine.
struct LiveMethodRun {
  private let works: [CellWork]
  /// The board's cells, in the order in which records number them.
  private let cellNames: [String]
  private let rig: LiveRig
  private let arguments: Arguments
  private let samples: Samples
  /// From where it goes on if it does.
  private let from: ResumedFrom?

  init(_ arguments: Arguments, resuming resume: CellResume? = nil) throws(Refusal) {
    self.arguments = arguments
    let common = try MethodRun.common(arguments)
    let files = try BoardFolder.onDate(arguments, for: "run")
    // What stands in a real holder nobody knows but by being told.
    let choices = try CellChoice.all(arguments, on: files.board, for: "run")
    guard !choices.isEmpty else { throw MethodRun.noCell(common) }
    let whole = try CellWork.all(
      choices, common, on: LiveOption.seen(arguments, files), seed: nil,
      with: try ParameterValues.read(arguments))
    from = try resume?.from(for: whole)
    let point = from?.cells
    works = point.map { point in whole.map(point.goingOn) } ?? whole
    cellNames = CellChoice.channels(of: files.board)
    samples = try Samples(arguments, cells: works, hasStage: false)
    rig = try LiveRig(arguments, on: files, cells: works, samples, from: from)
    try rig.begin(start, works, from: from)
  }

  private var start: RunStart {
    RunStart(
      title: CellWork.title(works), programs: CellWork.programs(of: works),
      metals: CellWork.metals(of: works, beside: .none), isSimulated: false,
      version: Solidus.version, seed: "",
      date: arguments.value("date"), with: arguments.all("with"),
      channels: cellNames, cells: works.map(\.start), samples: samples.starts)
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    if !asJSON { console.print("LIVE  \(CellWork.title(works))") }
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
    end.settle()
    let cells = CellReport(rig.execution, works)
    let json = json(cells, rig, end.reason).adding(from.map { [("resumes", $0.json)] } ?? [])
    console.put(asJSON ? json.text + "\n" : text(cells, rig, end.reason))
    return rig.finish(layout, json, cells.status, askedToEnd: end.step, console)
  }

  private var layout: ChannelLayout {
    ChannelLayout(zones: [], flows: [], valves: [], cells: cellNames, step: { _ in ("", "") })
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
      ] + rig.host.json(of: run))
  }
}
