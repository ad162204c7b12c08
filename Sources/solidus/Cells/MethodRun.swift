import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety

/// `run` of methods: cells alone, each with a method on its own card.
struct MethodRun {
  private let works: [CellWork]
  private let execution: SimulatedRun
  private let record: RunRecord?
  private let arguments: Arguments

  /// - Parameter common: the method of every cell that names none of its own.
  init(_ arguments: Arguments, _ common: String?) throws(Refusal) {
    self.arguments = arguments
    let files = try BoardFolder.onDate(arguments, for: "run")
    let choices = try CellChoice.all(arguments, on: files.board, for: "run")
    guard !choices.isEmpty else {
      throw Refusal(
        "solidus run: '\(common ?? "")' is a method for cells; say which, as in"
          + " --cell cell1=li-li", .usage)
    }
    let seed = try SeedOption.read(arguments, for: "run")
    let given = try ParameterValues.read(arguments)
    let faults = try RecipeRun.faults(arguments)
    try RecipeRun.check(faults, in: [], cells: true)
    var works: [CellWork] = []
    for choice in choices {
      works.append(
        try CellWork(choice, common, given) { CardStanding($0, of: files, seed: seed) })
    }
    self.works = works
    record = try RunRecord.begin(
      arguments, CellWork.documents(of: works), board: BoardFolder.path(arguments))
    do throws(RigError) {
      execution = try SimulatedRun(
        [], metal: .none, cells: works.map(\.task), on: files, seed: seed, faults: faults,
        into: record?.sink)
    } catch { throw Refusal(error, .refused) }
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) })
  }

  private var start: RunStart {
    RunStart(
      title: works.map(\.title).joined(separator: ", "), isSimulated: true,
      version: Solidus.version, seed: arguments.value("seed") ?? "1",
      date: arguments.value("date"),
      channels: execution.cellNames, cells: works.map(\.start))
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

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    if !asJSON { console.print("SIMULATED  " + works.map(\.title).joined(separator: ", ")) }
    if !asJSON {
      for work in works where !work.values.entries.isEmpty {
        let shown = work.values.entries.map(\.text).joined(separator: ", ")
        console.print("  \(work.channel): \(shown)")
      }
    }
    var line = CellLine(console, isPaced: !arguments.has("fast"))
    // Longer than any cell lives.
    Interruption.listen()
    let outcome = execution.run(for: Seconds(3.2e8)) { execution in
      if Interruption.isAsked { execution.instrument.stopCells(at: execution.now) }
      if !asJSON { line.show(execution) }
    }
    if !asJSON { line.end() }
    let report = CellReport(execution, outcome, works)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    do throws(Refusal) { try record?.finish(layout, report.json) } catch {
      return error.tell(console)
    }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    return report.status
  }

  private var layout: ChannelLayout {
    ChannelLayout(
      zones: [], flows: [], valves: [], cells: execution.cellNames, step: { _ in ("", "") })
  }
}
