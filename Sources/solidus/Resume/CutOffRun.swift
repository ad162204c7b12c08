import Documents
import Record

/// A run that was cut off, and that somebody wants to go on with.
struct CutOffRun {
  let folder: String
  let kept: KeptRun
  let board: (board: String, files: DocumentFiles)
  let asked: Arguments

  init(_ folder: String, _ asked: Arguments) throws(Refusal) {
    self.folder = folder
    self.asked = asked
    if let option = asked.names.first(where: { !Self.allowed.contains($0) }) {
      throw Self.refusal("--\(option) is what the folder says, and cannot be given", .usage)
    }
    guard asked.operands.isEmpty else {
      throw Self.refusal("name nothing else; the folder says what was run", .usage)
    }
    let isGoingOn: Bool
    do throws(RecordError) {
      kept = try KeptRun(in: folder)
      isGoingOn = try kept.isGoingOn
    } catch { throw Self.refusal("\(error)", .usage) }
    guard !isGoingOn else {
      throw Self.refusal(
        "\(folder) is still going on; 'solidus watch \(folder)' shows it", .refused)
    }
    if let meta = kept.meta {
      throw Self.refusal(
        "\(folder) ended by itself: \(meta.text("outcome") ?? "over"); only what was cut off can go on",
        .refused)
    }
    guard kept.start.isSimulated, let board = BoardSources.read(from: folder) else {
      throw Self.refusal("\(folder) is no simulated run; others cannot go on yet", .refused)
    }
    guard kept.start.cells.isEmpty || kept.start.zones.isEmpty else {
      throw Self.refusal(
        "\(folder) is a recipe with cells beside it; only one of the two alone can go on", .refused)
    }
    self.board = board
  }

  private static let allowed = [
    "resume", "from", "gap", "out", "json", "fast", "faults", "state", "wire", "quiet",
  ]

  static func refusal(_ what: String, _ status: ExitStatus) -> Refusal {
    Refusal("solidus run --resume: \(what)", status)
  }

  /// Whether it was one of cells.
  var isOfCells: Bool { !kept.start.cells.isEmpty }

  var command: KeptCommand { KeptCommand(folder, kept.start, board: board.board) }

  /// What was asked of the run that goes on.
  var others: [String] {
    ["out", "faults", "state", "wire"].flatMap { option in
      asked.value(option).map { ["--\(option)", $0] } ?? []
    } + ["json", "fast"].filter(asked.has).map { "--\($0)" }
  }

  /// Goes on with it.
  func go(_ console: Console) throws(Refusal) -> ExitStatus {
    if isOfCells { return try CellResume(self).run(console) }
    let resume = try Resume(self)
    return try RecipeRun(try resume.arguments(), resuming: resume).run(console)
  }
}
