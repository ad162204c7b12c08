import Documents
import Instrument
import Procedures
import Quantities
import Record
import Rig
import Safety
import Simulator

extension Command {
  static let run = Command(
    words: ["run"], operands: "[FILE|ID]",
    about:
      "run a recipe, methods on cells, or both, with a live line and a summary,"
      + " on the simulated rig or on the one that is wired to this machine",
    options: [
      board, seed, parameter, date,
      .value(
        "cell", "CHANNEL[=CELL][:METHOD]",
        "a channel, the cell in it (a file, or one that ships), and a method of its own",
        repeats: true),
      .value(
        "sample", "[CHANNEL=]FILE", "what is known of the foil or the cell: lots, operator, series",
        repeats: true),
      .value("faults", "FILE", "faults to inject"), state,
      .value("out", "DIR", "a new folder that keeps the run: documents, journal, tables"), json,
      .value(
        "replay", "FOLDER", "make a simulated run again from its folder, and compare every record"),
      .value(
        "resume", "FOLDER",
        "go on with what was cut off, in a new run: a coating at a cycle, cells in their step"),
      .value(
        "from", "N|none",
        "the cycle a coating goes on with, the interrupted or the next; none for cells alone"),
      .value("gap", "SPAN", "how long simulated cells stood open before they go on; else 10 min"),
      .flag("again", "go on once more with a run of a real rig that went on already"),
      .value("wire", "FILE", "write what goes over the simulated wires, a line each"),
      .flag("fast", "do not slow down for eyes"),
      .flag("quiet", "say only why it did not end as it should"), pace, socket, guardian, live,
    ]
  ) { arguments, console in
    // Before anything is written: from its first folder on a run ends in order.
    Interruption.listen()
    if arguments.has("quiet"), arguments.has("json") {
      console.complain("solidus run: --quiet would hold back what --json prints; leave one out")
      return .usage
    }
    let console = arguments.has("quiet") ? Console(isQuiet: true) : console
    do throws(Refusal) {
      if let folder = arguments.value("replay") {
        let replay = try Replay(folder)
        let again = try replay.arguments(arguments)
        if again.operands.isEmpty {
          return try MethodRun(again, nil, repeating: replay).run(console)
        }
        return try RecipeRun(again, repeating: replay).run(console)
      }
      if let folder = arguments.value("resume") {
        return try CutOffRun(folder, arguments).go(console)
      }
      for option in ["from", "gap", "again"] where arguments.names.contains(option) {
        throw Refusal(
          "solidus run: --\(option) says how --resume goes on; name its folder", .usage)
      }
      if arguments.has("fast"), arguments.value("pace") != nil {
        throw Refusal("solidus run: --fast has no pace; write one of the two", .usage)
      }
      if let stray = arguments.operands.dropFirst().first {
        throw Refusal(
          "solidus run: '\(stray)' means nothing here; name one recipe or method", .usage)
      }
      // Cells may name their methods themselves.
      let isOfCells =
        arguments.operands.allSatisfy(Recipes.isMethod)
        && !(arguments.operands.isEmpty && arguments.all("cell").isEmpty)
      if arguments.has("live") {
        try LiveOption.check(arguments, for: "run", against: ["faults", "seed", "wire", "pace"])
        if isOfCells, let request = try JoinRequest(arguments) {
          return try request.run(console)
        }
        return isOfCells
          ? try LiveMethodRun(arguments).run(console) : try LiveRecipeRun(arguments).run(console)
      }
      if isOfCells {
        if let request = try JoinRequest(arguments) { return try request.run(console) }
        return try MethodRun(arguments, try MethodRun.common(arguments)).run(console)
      }
      try JoinRequest.refuseRecipe(arguments)
      return try RecipeRun(arguments).run(console)
    } catch { return error.beside(arguments.operands).tell(console) }
  }
}

/// `run`: one simulated execution, shown as it goes.
struct RecipeRun {
  private let recipe: RecipeDocument
  /// What the command line called it.
  private let name: String
  private let compiled: CompiledRecipe
  let execution: SimulatedRun
  private let record: RunRecord?
  private let arguments: Arguments
  private let replay: Replay?
  private let limit: Celsius
  /// What is known of the first zone, in words.
  private let knowledge: String?
  private let settings: [String]
  /// What goes on with cells meanwhile.
  let works: [CellWork]
  private let samples: Samples
  let desk: RunDesk
  /// What each step is and when it is due; nil where the paper knows no end.
  private let plan: RunPlan?
  /// From where it goes on if it does.
  private let from: ResumedFrom?

  init(
    _ arguments: Arguments, repeating replay: Replay? = nil, resuming resume: Resume? = nil
  ) throws(Refusal) {
    self.arguments = arguments
    self.replay = replay
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw Refusal("solidus run: name one recipe, such as first-heat", .usage)
    }
    self.name = name
    let source = replay?.files ?? resume?.files ?? .withShippedBoards
    recipe = try Recipes.read(name)
    let files = try BoardFolder.onDate(arguments, for: "run", recipe.paper, from: source)
    let seed = try SeedOption.read(arguments, for: "run")
    let faults = try Self.faults(arguments)
    let parameters = recipe.parameters
    let given = try ParameterValues.read(arguments)
    let beside = try CellWork.beside(
      arguments, on: files, seed: seed, with: given.filter { parameters[$0.name] == nil })
    let whole = try Self.compile(
      recipe, files, beside.isEmpty ? given : given.filter { parameters[$0.name] != nil })
    let from = try resume?.from(in: whole, of: recipe, beside: beside) ?? replay?.from
    self.from = from
    compiled = try Resume.rest(of: whole, from: from?.recipe)
    let cellPoint = from?.cells
    works = cellPoint.map { point in beside.map(point.goingOn) } ?? beside
    try Self.check(faults, in: compiled.program, cells: !works.isEmpty)
    let latches = try StateOption.latches(arguments, of: files)
    samples = try Samples(arguments, cells: works, hasStage: true)
    let wire = try WireOption.read(arguments)
    desk = try RunDesk.open(
      arguments,
      for: RunSubject(
        title: CellWork.title(works, beside: recipe.name), isSimulated: true, recipe: compiled,
        cells: works.map(\.title)),
      on: BoardFolder.path(arguments, for: recipe.paper), repeating: replay)
    record = try RunRecord.begin(
      arguments,
      [("recipe.yaml", Recipes.text(of: name))] + CellWork.documents(of: works)
        + samples.documents + (from.map { [$0.document] } ?? []),
      board: BoardFolder.path(arguments, for: recipe.paper), from: source)
    try record?.keep(from)
    do throws(RigError) {
      execution = try SimulatedRun(
        compiled.program, metal: recipe.metal.value, combination: recipe.combination,
        cells: works.map(\.task), on: files, seed: seed, faults: faults, latches: latches,
        into: replay?.sink(before: record?.sink) ?? record?.sink, wire: wire,
        startingAt: cellPoint?.cut ?? .zero)
    } catch { throw Refusal(error, .refused) }
    let (combination, metal) = (recipe.combination, recipe.metal.value)
    do throws(RigError) {
      settings = try LimiterSetting.all(files, combination, metal).map(\.words)
    } catch { throw Refusal(error, .refused) }
    let zone = execution.instrument.zoneCount > 0 ? execution.instrument.zone(0).name : nil
    knowledge = zone.flatMap { files.knowledge(of: $0, for: combination, under: metal) }
    limit =
      execution.instrument.zoneCount > 0 ? execution.instrument.zone(0).limit : Celsius(.infinity)
    plan = PlannedRun.plan(recipe, compiled, execution.instrument, on: files)
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) }, plan: plan)
  }

  private var start: RunStart {
    let (instrument, names) = (execution.instrument, layout)
    return RunStart(
      title: CellWork.title(works, beside: recipe.name),
      programs: Recipes.names(of: name, titled: recipe.name) + CellWork.programs(of: works),
      metals: CellWork.metals(of: works, beside: recipe.metal.value), isSimulated: true,
      version: Solidus.version, seed: seed,
      date: arguments.value("date"), with: arguments.all("with"),
      programDigest: ProgramDigest.text(of: compiled.program, from: recipe),
      zones: (0..<instrument.zoneCount).map { index in
        RunStart.Zone(instrument.zone(index).name, limit: instrument.zone(index).limit.value)
      },
      flows: names.flows, valves: names.valves, channels: names.cells,
      cells: works.map(\.start), samples: samples.starts)
  }

  static func compile(
    _ recipe: RecipeDocument, _ files: BoardFiles, _ given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> CompiledRecipe {
    do throws(Diagnostics) {
      return try RecipeCompiler(recipe, on: files, with: given).compile()
    } catch {
      let advised = BoardAdvice.adding(to: error, of: recipe, with: given)
      throw Refusal(String(advised.written(as: .text).dropLast()), .refused)
    }
  }

  static func faults(_ arguments: Arguments) throws(Refusal) -> FaultDocument? {
    guard let path = arguments.value("faults") else { return nil }
    do throws(Diagnostics) { return try FaultDocument.read(at: path).get() } catch {
      throw Refusal(error)
    }
  }

  /// Faults that mean nothing, or never come, are told before anything begins.
  static func check(
    _ faults: FaultDocument?, in program: Program, cells: Bool = false
  ) throws(Refusal) {
    guard let findings = faults?.findings(in: program, cells: cells), findings.hasErrors else {
      return
    }
    throw Refusal(String(findings.written(as: .text).dropLast()), .refused)
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    var line = LiveLine(
      console, compiled, plan: plan, after: from?.took ?? .zero,
      isPaced: !arguments.has("fast") && !desk.isPaced)
    var cells = CellLine(console, works, isPaced: false)
    if !asJSON { console.print("SIMULATED  \(recipe.name), \(recipe.metal.value), seed \(seed)") }
    if !asJSON { for line in from?.lines ?? [] { console.print(line) } }
    var end = AskedEnd(replay, record)
    // A year is longer than any recipe; what waits has an end of its own.
    let outcome = execution.run(for: Seconds(365 * 86_400)) { execution in
      desk.attend(execution, after: execution.stepCount)
      if end.isAsked(after: execution.stepCount) {
        execution.instrument.abort(.asked, at: execution.now)
        execution.instrument.stopCells(at: execution.now)
      }
      guard !asJSON else { return }
      // Cells often go on for long after the recipe.
      let isReactorDone = execution.instrument.instruction == nil && !works.isEmpty
      if isReactorDone { line.end() }
      isReactorDone ? cells.show(execution) : line.show(execution)
    }
    line.end()
    cells.end()
    desk.close(execution)
    end.settle()
    let report = RunReport(
      execution, compiled, outcome, limit: limit, knowledge: knowledge,
      settings: settings, works: works, ended: end.reason)
    let verdict = replay?.verdict(trace: execution.world.trace.hash())
    let json = (from?.adding(to: report.json) ?? report.json).adding(
      desk.json + (verdict.map { [("replay", $0.json)] } ?? []))
    let whole = from?.wholeLines(with: report.json) ?? ""
    console.put(asJSON ? json.text + "\n" : report.text + whole + (verdict?.line ?? ""))
    do throws(Refusal) {
      try record?.finish(layout, json, report.status, askedToEnd: end.step)
    } catch { return error.tell(console) }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    if !asJSON { remind(console) }
    console.explain(report.status, json, verdict)
    return verdict?.status ?? report.status
  }

  private var layout: ChannelLayout {
    RunNames(execution.instrument, compiled, cells: execution.cellNames).layout
  }

  /// What is to be done before the next run.
  private func remind(_ console: Console) {
    guard let place = execution.world.latches.place else { return }
    for index in 0..<execution.instrument.zoneCount {
      let zone = execution.instrument.zone(index)
      guard zone.latch.state != .clean else { continue }
      let words = LatchWords(zone.name, execution.world.latches.record(of: zone.name), in: place)
      console.print("  latched      \(words.remedy)")
    }
  }

  private var seed: String { arguments.value("seed") ?? "1" }
}
