import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety
import Simulator

/// `run` of methods: cells alone, each with a method on its own card.
struct MethodRun {
  let works: [CellWork]
  private let samples: Samples
  let desk: RunDesk
  let execution: SimulatedRun
  private let record: RunRecord?
  private let arguments: Arguments
  private let replay: Replay?
  /// From where it goes on if it does.
  private let from: ResumedFrom?

  /// - Parameter common: the method of every cell that names none of its own.
  init(
    _ arguments: Arguments, _ common: String?, repeating replay: Replay? = nil,
    resuming resume: CellResume? = nil
  ) throws(Refusal) {
    self.arguments = arguments
    self.replay = replay
    let source = replay?.files ?? resume?.files ?? .withShippedBoards
    let paper = common.flatMap { Recipes.method($0).value?.paper }
    let files = try BoardFolder.onDate(arguments, for: "run", paper, from: source)
    let named = try CellChoice.all(arguments, on: files.board, for: "run")
    let choices = named.isEmpty ? CellChoice.ofPaper(common, on: files.board) : named
    guard !choices.isEmpty else { throw Self.noCell(common) }
    let seed = try SeedOption.read(arguments, for: "run")
    let given = try ParameterValues.read(arguments)
    let faults = try RecipeRun.faults(arguments)
    try RecipeRun.check(faults, in: [], cells: true)
    let whole = try CellWork.all(choices, common, on: files, seed: seed, with: given)
    from = try resume?.from(for: whole) ?? replay?.from
    let point = from?.cells
    works = point.map { point in whole.map(point.goingOn) } ?? whole
    samples = try Samples(arguments, cells: works, hasStage: false)
    let wire = try WireOption.read(arguments)
    desk = try RunDesk.open(
      arguments,
      for: RunSubject(
        title: CellWork.title(works), isSimulated: true, recipe: nil, cells: works.map(\.title)),
      on: BoardFolder.path(arguments, for: paper), repeating: replay)
    record = try RunRecord.begin(
      arguments,
      CellWork.documents(of: works) + samples.documents + (from.map { [$0.document] } ?? []),
      board: BoardFolder.path(arguments, for: paper), from: source)
    try record?.keep(from)
    do throws(RigError) {
      execution = try SimulatedRun(
        [], metal: .none, cells: works.map(\.task), on: files, seed: seed, faults: faults,
        into: replay?.sink(before: record?.sink) ?? record?.sink, wire: wire,
        startingAt: point?.cut ?? .zero)
    } catch { throw Refusal(error, .refused) }
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) })
  }

  private var start: RunStart {
    RunStart(
      title: CellWork.title(works), programs: CellWork.programs(of: works),
      metals: CellWork.metals(of: works, beside: .none), isSimulated: true,
      version: Solidus.version, seed: arguments.value("seed") ?? "1",
      date: arguments.value("date"), with: arguments.all("with"),
      channels: execution.cellNames, cells: works.map(\.start),
      samples: samples.starts)
  }

  /// The one method that a command line names apart from its cells.
  static func common(_ arguments: Arguments) throws(Refusal) -> String? {
    guard arguments.operands.count < 2 else {
      throw Refusal(
        "solidus run: name one method, and any others with their cells, as in"
          + " --cell cell2=li-li:other.yaml", .usage)
    }
    return arguments.operands.first
  }

  static func noCell(_ method: String?) -> Refusal {
    if let method, let paper = Recipes.method(method).value?.paper, let asked = paper.askedCell {
      return Refusal(Diagnostics([asked]))
    }
    return Refusal(
      "solidus run: '\(method ?? "")' is a method for cells; say which, as in"
        + " --cell cell1=li-li", .usage)
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    if !asJSON { console.print("SIMULATED  " + CellWork.title(works)) }
    if !asJSON {
      for line in from?.lines ?? [] { console.print(line) }
      for work in works where !work.values.entries.isEmpty {
        let shown = work.values.entries.map(\.text).joined(separator: ", ")
        console.print("  \(work.channel): \(shown)")
      }
    }
    var line = CellLine(console, works, isPaced: !arguments.has("fast") && !desk.isPaced)
    var end = AskedEnd(replay, record)
    // Longer than any cell lives.
    let outcome = execution.run(for: Seconds(3.2e8)) { execution in
      desk.attend(execution, after: execution.stepCount)
      if end.isAsked(after: execution.stepCount) {
        execution.instrument.stopCells(at: execution.now)
      }
      if !asJSON { line.show(execution) }
    }
    if !asJSON { line.end() }
    desk.close(execution)
    end.settle()
    let report = MethodReport(execution, outcome, works, ended: end.reason)
    let verdict = replay?.verdict(trace: execution.world.trace.hash())
    let json = (from?.adding(to: report.json) ?? report.json).adding(
      desk.json + (verdict.map { [("replay", $0.json)] } ?? []))
    console.put(asJSON ? json.text + "\n" : report.text + (verdict?.line ?? ""))
    do throws(Refusal) {
      try record?.finish(layout, json, report.status, askedToEnd: end.step)
    } catch { return error.tell(console) }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    console.explain(report.status, json, verdict)
    return verdict?.status ?? report.status
  }

  private var layout: ChannelLayout {
    ChannelLayout(
      zones: [], flows: [], valves: [], cells: execution.cellNames, step: { _ in ("", "") })
  }
}
