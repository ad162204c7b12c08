import Documents
import Record
import Rig
import Safety

/// Methods for cells as a command line names them: read, judged and compiled; nothing is claimed.
struct MethodTask {
  let works: [CellWork]
  let files: BoardFiles
  let samples: Samples
  /// From where they go on if they do.
  let from: ResumedFrom?
  private let arguments: Arguments
  private let isLive: Bool

  init(
    _ arguments: Arguments, isLive: Bool, resuming resume: CellResume? = nil
  ) throws(Refusal) {
    self.arguments = arguments
    self.isLive = isLive
    let common = try MethodRun.common(arguments)
    files = try BoardFolder.onDate(arguments, for: "run")
    // What stands in a holder nobody knows but by being told.
    let choices = try CellChoice.all(arguments, on: files.board, for: "run")
    guard !choices.isEmpty else { throw MethodRun.noCell(common) }
    let whole = try CellWork.all(
      choices, common, on: isLive ? LiveOption.seen(arguments, files) : files,
      seed: isLive ? nil : try SeedOption.read(arguments, for: "run"),
      with: try ParameterValues.read(arguments))
    from = try resume?.from(for: whole)
    let point = from?.cells
    works = point.map { point in whole.map(point.goingOn) } ?? whole
    samples = try Samples(arguments, cells: works, hasStage: false)
  }

  /// The board's cells, in the order in which records number them.
  var cellNames: [String] { CellChoice.channels(of: files.board) }
  var title: String { CellWork.title(works) }

  /// What a run folder keeps of it.
  var documents: [(name: String, text: String)] {
    CellWork.documents(of: works) + samples.documents + (from.map { [$0.document] } ?? [])
  }

  func start(isJoined: Bool = false) -> RunStart {
    RunStart(
      title: title, programs: CellWork.programs(of: works),
      metals: CellWork.metals(of: works, beside: .none), isSimulated: !isLive,
      version: Solidus.version, seed: isLive ? "" : arguments.value("seed") ?? "1",
      date: arguments.value("date"), with: arguments.all("with"),
      channels: cellNames, cells: works.map(\.start), samples: samples.starts,
      isJoined: isJoined)
  }

  var layout: ChannelLayout {
    ChannelLayout(zones: [], flows: [], valves: [], cells: cellNames, step: { _ in ("", "") })
  }
}
