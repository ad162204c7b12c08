import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety

/// `run --live`: one execution of a recipe on the rig that is wired to this machine.
struct LiveRecipeRun {
  private let recipe: RecipeDocument
  /// What the command line called it.
  private let name: String
  private let compiled: CompiledRecipe
  private let rig: LiveRig
  private let arguments: Arguments
  private let knowledge: String?
  private let settings: [String]
  /// What each step is and when it is due; nil where the paper knows no end.
  private let plan: RunPlan?
  private let samples: Samples
  /// What goes on with cells meanwhile.
  private let works: [CellWork]
  /// The board's cells, in the order in which records number them.
  private let cellNames: [String]
  /// From where it goes on if it does.
  private let from: ResumedFrom?

  init(_ arguments: Arguments, resuming resume: Resume? = nil) throws(Refusal) {
    self.arguments = arguments
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw Refusal("solidus run --live: name one recipe, such as first-heat", .usage)
    }
    self.name = name
    let files = try BoardFolder.onDate(arguments, for: "run")
    recipe = try Recipes.read(name)
    let parameters = recipe.parameters
    let given = try ParameterValues.read(arguments)
    let beside = try CellWork.beside(
      arguments, on: LiveOption.seen(arguments, files), seed: nil,
      with: given.filter { parameters[$0.name] == nil })
    cellNames = CellChoice.channels(of: files.board)
    let whole = try RecipeRun.compile(
      recipe, files, beside.isEmpty ? given : given.filter { parameters[$0.name] != nil })
    let from = try resume?.from(in: whole, of: recipe, beside: beside)
    self.from = from
    compiled = try Resume.rest(of: whole, from: from?.recipe)
    let cellPoint = from?.cells
    works = cellPoint.map { point in beside.map(point.goingOn) } ?? beside
    samples = try Samples(arguments, cells: works, hasStage: true)
    rig = try LiveRig(
      arguments, on: files, recipe: (name, recipe, compiled), cells: works, samples, from: from)
    let (combination, metal) = (recipe.combination, recipe.metal.value)
    do throws(RigError) {
      settings = try LimiterSetting.all(files, combination, metal).map(\.words)
    } catch { throw Refusal(error, .refused) }
    let instrument = rig.execution.instrument
    let zone = instrument.zoneCount > 0 ? instrument.zone(0).name : nil
    knowledge = zone.flatMap { files.knowledge(of: $0, for: combination, under: metal) }
    plan = PlannedRun.plan(recipe, compiled, instrument, on: files)
    try rig.begin(start, works, from: from, plan: plan)
  }

  private var names: RunNames { RunNames(rig.execution.instrument, compiled, cells: cellNames) }

  private var start: RunStart {
    let instrument = rig.execution.instrument
    return RunStart(
      title: CellWork.title(works, beside: recipe.name),
      programs: Recipes.names(of: name, titled: recipe.name) + CellWork.programs(of: works),
      metals: CellWork.metals(of: works, beside: recipe.metal.value), isSimulated: false,
      version: Solidus.version, seed: "",
      date: arguments.value("date"), with: arguments.all("with"),
      programDigest: ProgramDigest.text(of: compiled.program, from: recipe),
      zones: (0..<instrument.zoneCount).map { index in
        RunStart.Zone(instrument.zone(index).name, limit: instrument.zone(index).limit.value)
      },
      flows: names.layout.flows, valves: names.layout.valves, channels: names.layout.cells,
      cells: works.map(\.start), samples: samples.starts)
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    var line = LiveLine(
      console, compiled, plan: plan, after: from?.took ?? .zero, isPaced: false)
    var cells = CellLine(console, works, isPaced: false)
    if !asJSON { console.print("LIVE  \(recipe.name), \(recipe.metal.value)") }
    if !asJSON { for line in from?.lines ?? [] { console.print(line) } }
    var (end, steps) = (AskedEnd(nil, rig.record), 0)
    var hasFailed = false
    var rig = rig
    let each = { (execution: LiveRun) in
      steps += 1
      if end.isAsked(after: steps) {
        execution.instrument.abort(.asked, at: execution.now)
        execution.instrument.stopCells(at: execution.now)
      }
      if !works.isEmpty, !hasFailed, let failed = execution.instrument.aborted {
        hasFailed = true
        let why = AbortWords(execution.instrument, compiled, asked: end.reason).text(
          failed.why, at: failed.at)
        rig.record?.note(RecipeFailure.note(why), at: execution.now)
      }
      guard !asJSON else { return }
      // Cells often go on for long after the recipe.
      let isReactorDone = execution.instrument.instruction == nil && !works.isEmpty
      if isReactorDone { line.end() }
      isReactorDone ? cells.show(execution) : line.show(execution)
    }
    let outcome = rig.execution.run(attending: { rig.attend($0) }, each: each)
    line.end()
    cells.end()
    rig.close()
    end.settle()
    let report = LiveReport(
      rig.execution, compiled, outcome, knowledge: knowledge, settings: settings,
      works: works, on: rig.host, ended: end.reason)
    let json = from?.adding(to: report.json) ?? report.json
    let whole = from?.wholeLines(with: report.json) ?? ""
    console.put(asJSON ? json.text + "\n" : report.text + whole)
    return rig.finish(names.layout, json, report.status, askedToEnd: end.step, console)
  }
}
