import Documents
import Instrument
import LinuxHAL
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
  private let execution: LiveRun
  private let record: RunRecord?
  private let arguments: Arguments
  private let desk: RunDesk
  private let samples: Samples
  private let host: LiveHost
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
    let point = try resume?.point(for: whole)
    let from = ResumedFrom(nil, point)
    self.from = from
    works = point.map { point in whole.map(point.goingOn) } ?? whole
    cellNames = CellChoice.channels(of: files.board)
    samples = try Samples(arguments, cells: works.map(\.channel), hasStage: false)
    try samples.checkLive(arguments, .none, works)
    var host = try LiveHost()
    record = try RunRecord.begin(
      arguments,
      CellWork.documents(of: works) + samples.documents + (from.map { [$0.document] } ?? []),
      board: BoardFolder.path(arguments))
    if let point { try record?.keep(point) }
    let world = LiveOption.world(arguments, files, startingAt: point?.cut ?? .zero)
    // The state folder is there, and this run's alone, before anybody is listened to in it.
    do throws(RigError) { _ = try world.latches } catch { throw Refusal(error) }
    desk = try RunDesk.open(
      arguments,
      for: RunSubject(title: CellWork.title(works), isSimulated: false, recipe: nil))
    do throws(RigError) {
      execution = try LiveRun(
        [], metal: .none, cells: works.map(\.task), on: files, in: world, into: record?.sink,
        claimed: { host.adoptRealTime() })
    } catch { throw Refusal(error, error.kind == .lost ? .hardwareLost : .refused) }
    self.host = host
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) })
    for words in from?.said ?? [] { record?.note(words, at: execution.now) }
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
    var end = AskedEnd(nil, record)
    var host = host
    _ = execution.run(
      attending: { run in
        let isHeld = host.attend(run, record)
        return desk.attend(run, after: run.stepCount) || isHeld
      },
      each: { run in
        if end.isAsked(after: run.stepCount) { run.instrument.stopCells(at: run.now) }
        if !asJSON { line.show(run) }
      })
    if !asJSON { line.end() }
    let cells = CellReport(execution, works)
    let json = json(cells, host).adding(from.map { [("resumes", $0.json)] } ?? [])
    console.put(asJSON ? json.text + "\n" : text(cells, host))
    do throws(Refusal) {
      try record?.finish(layout, json, cells.status, askedToEnd: end.step)
    } catch { return error.tell(console) }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    console.explain(cells.status, json)
    return cells.status
  }

  private var layout: ChannelLayout {
    ChannelLayout(zones: [], flows: [], valves: [], cells: cellNames, step: { _ in ("", "") })
  }

  private func text(_ cells: CellReport, _ host: LiveHost) -> String {
    "\n\(host.lateness(of: execution))\n\(cells.lines)"
      + host.notes.map { $0 + "\n" }.joined()
  }

  private func json(_ cells: CellReport, _ host: LiveHost) -> JSON {
    .object(
      [
        ("simulated", .boolean(false)), ("outcome", .string(cells.status.outcome)),
        ("reason", .string(cells.reason)), ("duration_s", .number(execution.elapsed.value)),
        ("steps", .integer(execution.stepCount)), ("cells", cells.list),
      ] + host.json(of: execution))
  }
}
