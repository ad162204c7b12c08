import Documents
import Instrument
import LinuxHAL
import Quantities
import Record
import Rig
import Safety

/// The rig of a live run, proved and armed, with the folder that keeps the run, the desk at which people
/// ask something of it, and the machine that it is on.
///
/// The order in which these are had matters, and is the same for a recipe and for methods.
struct LiveRig {
  let execution: LiveRun
  let record: RunRecord?
  private let desk: RunDesk
  private(set) var host: LiveHost
  private let arguments: Arguments

  /// A recipe, as the command line called it, and what is left of it to be done.
  typealias Task = (name: String, document: RecipeDocument, compiled: CompiledRecipe)

  init(
    _ arguments: Arguments, on files: BoardFiles, recipe: Task? = nil, cells works: [CellWork],
    _ samples: Samples, from: ResumedFrom?
  ) throws(Refusal) {
    self.arguments = arguments
    let metal = recipe?.document.metal.value ?? .none
    try samples.checkLive(arguments, metal, works)
    var host = try LiveHost()
    record = try RunRecord.begin(
      arguments,
      (recipe.map { [("recipe.yaml", Recipes.text(of: $0.name))] } ?? [])
        + CellWork.documents(of: works) + samples.documents + (from.map { [$0.document] } ?? []),
      board: BoardFolder.path(arguments))
    try record?.keep(from)
    let world = LiveOption.world(arguments, files, startingAt: from?.cells?.cut ?? .zero)
    // The state folder is there, and this run's alone, before anybody is listened to in it.
    do throws(RigError) { _ = try world.latches } catch { throw Refusal(error) }
    let title = CellWork.title(works, beside: recipe?.document.name)
    desk = try RunDesk.open(
      arguments,
      for: RunSubject(
        title: title, isSimulated: false, recipe: recipe?.compiled, cells: works.map(\.title)),
      on: BoardFolder.path(arguments))
    do throws(RigError) {
      execution = try LiveRun(
        recipe?.compiled.program ?? [], metal: metal, combination: recipe?.document.combination,
        cells: works.map(\.task), on: files, in: world, into: record?.sink,
        claimed: { host.adoptRealTime() })
    } catch { throw Refusal(error, error.kind == .lost ? .hardwareLost : .refused) }
    self.host = host
  }

  /// Writes down what is about to be done, and with what it goes on.
  func begin(
    _ start: RunStart, _ works: [CellWork], from: ResumedFrom?, plan: RunPlan? = nil
  ) throws(Refusal) {
    try record?.begin(start, drives: works.map { ($0.channel, $0.drives) }, plan: plan)
    try record?.note(from, at: execution.now)
  }

  /// Looks after the machine and whoever asks, between two steps; returns whether the run has changed.
  mutating func attend(_ run: LiveRun) -> Bool {
    let isHeld = host.attend(run, record)
    return desk.attend(run, after: run.stepCount) || isHeld
  }

  /// Lets those who joined come to their end too.
  func close() { desk.close(execution) }
  /// What is said of them where the run is.
  var json: [(key: String, value: JSON)] { desk.json }

  /// Writes down how it ended, and says so.
  func finish(
    _ layout: ChannelLayout, _ json: JSON, _ status: ExitStatus, askedToEnd step: Int?,
    _ console: Console
  ) -> ExitStatus {
    do throws(Refusal) {
      try record?.finish(layout, json, status, askedToEnd: step)
    } catch { return error.tell(console) }
    if let record, !arguments.has("json") { console.print("run folder   \(record.path)") }
    console.explain(status, json)
    return status
  }
}
