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
      "run a recipe, methods on cells, or both, on the simulated rig, with a live line and a summary",
    options: [
      board, seed, parameter, date,
      .value(
        "cell", "CHANNEL[=CELL][:METHOD]",
        "a channel, the cell in it (a file, or one that ships), and a method of its own",
        repeats: true),
      .value("faults", "FILE", "faults to inject"), state,
      .value("out", "DIR", "a new folder that keeps the run: documents, journal, tables"), json,
      .flag("fast", "do not slow down for eyes"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      if let stray = arguments.operands.dropFirst().first {
        throw Refusal(
          "solidus run: '\(stray)' means nothing here; name one recipe or method", .usage)
      }
      if arguments.operands.allSatisfy(Recipes.isMethod), !arguments.all("cell").isEmpty {
        return try MethodRun(arguments, try MethodRun.common(arguments)).run(console)
      }
      if let name = arguments.operands.first, Recipes.isMethod(name) {
        return try MethodRun(arguments, name).run(console)
      }
      return try RecipeRun(arguments).run(console)
    } catch { return error.tell(console) }
  }
}

/// `run`: one simulated execution, shown as it goes.
struct RecipeRun {
  private let recipe: RecipeDocument
  private let compiled: CompiledRecipe
  private let execution: SimulatedRun
  private let record: RunRecord?
  private let arguments: Arguments
  private let limit: Celsius
  /// What is known of the first zone, in words.
  private let knowledge: String?
  private let settings: [String]
  /// What goes on with cells meanwhile.
  private let works: [CellWork]

  init(_ arguments: Arguments) throws(Refusal) {
    self.arguments = arguments
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw Refusal("solidus run: name one recipe, such as first-heat", .usage)
    }
    let files = try BoardFolder.onDate(arguments, for: "run")
    recipe = try Recipes.read(name)
    let seed = try SeedOption.read(arguments, for: "run")
    let faults = try Self.faults(arguments)
    let parameters = recipe.parameters
    let given = try ParameterValues.read(arguments)
    works = try CellWork.beside(
      arguments, on: files, seed: seed, with: given.filter { parameters[$0.name] == nil })
    compiled = try Self.compile(
      recipe, files, works.isEmpty ? given : given.filter { parameters[$0.name] != nil })
    try Self.check(faults, in: compiled.program, cells: !works.isEmpty)
    let latches = try StateOption.latches(arguments, of: files)
    record = try RunRecord.begin(
      arguments, [("recipe.yaml", Recipes.text(of: name))] + CellWork.documents(of: works),
      board: BoardFolder.path(arguments))
    do throws(RigError) {
      execution = try SimulatedRun(
        compiled.program, metal: recipe.metal.value, combination: recipe.combination,
        cells: works.map(\.task), on: files, seed: seed, faults: faults, latches: latches,
        into: record?.sink)
    } catch { throw Refusal(error, .refused) }
    let (combination, metal) = (recipe.combination, recipe.metal.value)
    do throws(RigError) {
      settings = try LimiterSetting.all(files, combination, metal).map(\.words)
    } catch { throw Refusal(error, .refused) }
    let zone = execution.instrument.zoneCount > 0 ? execution.instrument.zone(0).name : nil
    knowledge = zone.flatMap { files.knowledge(of: $0, for: combination, under: metal) }
    limit =
      execution.instrument.zoneCount > 0 ? execution.instrument.zone(0).limit : Celsius(.infinity)
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) })
  }

  private var start: RunStart {
    let (instrument, names) = (execution.instrument, layout)
    return RunStart(
      title: ([recipe.name] + works.map(\.title)).joined(separator: ", "), isSimulated: true,
      version: Solidus.version, seed: seed,
      date: arguments.value("date"),
      zones: (0..<instrument.zoneCount).map { index in
        RunStart.Zone(instrument.zone(index).name, limit: instrument.zone(index).limit.value)
      },
      flows: names.flows, valves: names.valves, channels: names.cells,
      cells: works.map(\.start))
  }

  private static func compile(
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
    var line = LiveLine(console, compiled, isPaced: !arguments.has("fast"))
    var cells = CellLine(console, isPaced: false)
    if !asJSON { console.print("SIMULATED  \(recipe.name), \(recipe.metal.value), seed \(seed)") }
    var hottest = Celsius.absoluteZero
    Interruption.listen()
    // A year is longer than any recipe; what waits has an end of its own.
    let outcome = execution.run(for: Seconds(365 * 86_400)) { execution in
      if Interruption.isAsked {
        execution.instrument.abort(.asked, at: execution.now)
        execution.instrument.stopCells(at: execution.now)
      }
      if let seen = execution.instrument.zone(0).observation {
        hottest = max(hottest, seen.sample.value)
      }
      guard !asJSON else { return }
      // Cells often go on for long after the recipe.
      let isReactorDone = execution.instrument.instruction == nil && !works.isEmpty
      isReactorDone ? cells.show(execution) : line.show(execution)
    }
    if !asJSON { line.end() }
    let report = RunReport(
      execution, compiled, outcome, hottest: hottest, limit: limit, knowledge: knowledge,
      settings: settings, works: works)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    do throws(Refusal) { try record?.finish(layout, report.json) } catch {
      return error.tell(console)
    }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    if !asJSON { remind(console) }
    return report.status
  }

  private var layout: ChannelLayout {
    let panel = execution.instrument.panel
    let compiled = compiled
    let names = StepWords(compiled, execution.instrument)
    let places = compiled.program.instructions.indices
    return ChannelLayout(
      zones: (0..<execution.instrument.zoneCount).map { execution.instrument.zone($0).name },
      flows: (0..<panel.flowCount).map { panel.flow($0).name },
      valves: (0..<panel.valveCount).map { panel.valve($0).name }, cells: execution.cellNames,
      step: { index in
        guard places.contains(index) else { return ("", "") }
        let path = compiled.path(of: index).map { "\($0.number)/\($0.of)" }
        let words = names.text(compiled.program.instructions[index])
        return (words, path.joined(separator: " "))
      })
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
