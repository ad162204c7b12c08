import Documents
import Record
import Rig

/// A run that was cut off, and that somebody wants to go on with.
struct CutOffRun {
  let folder: String
  let kept: KeptRun
  /// What its journal says of its end.
  let seen: KeptRun.CutOff
  /// What it was run on, as its folder keeps it.
  let board: (board: String, files: DocumentFiles)
  let asked: Arguments
  /// From where it had gone on itself; nil where it began at its beginning.
  let earlier: ResumedFrom?
  /// The same run once more, if anybody needs it.
  let again = RemadeOnce()

  init(_ folder: String, _ asked: Arguments) throws(Refusal) {
    self.folder = folder
    self.asked = asked
    earlier = ResumedFrom(in: folder)
    do throws(RecordError) { kept = try KeptRun(in: folder) } catch {
      throw Self.refusal("\(error)", .usage)
    }
    try Self.check(asked, for: kept.start, of: folder)
    try Self.check(kept.end, of: folder)
    if let place = kept.damage, asked.value("from") == nil {
      throw Self.refusal(
        "\(folder)/journal is damaged on the disk from byte \(place) on: which doses were given there, and"
          + " what flowed, it does not say any more; look at the sample, and write --from with the cycle"
          + " to go on with, or run it anew", .refused)
    }
    do throws(FileTrouble) { board = try KeptDocuments(kept).board() } catch {
      throw Self.refusal(
        "\(folder)/\(error.file): \(error.what), and without it nobody knows with what to go on;"
          + " \(error.remedy), or run it anew", .refused)
    }
    seen = kept.cutOff
    if !kept.start.isSimulated { try UnchangedRig.check(board, of: folder) }
    if let later = kept.remarks.laterRuns.last, !asked.has("again") {
      throw Self.refusal(
        "\(folder) went on in \(later) already, and does not say what was done there: go on with that, or"
          + " write --again if no dose was given and nothing flowed", .refused)
    }
  }

  /// Only what did not come to an end of its own goes on, or what had to end for want of a disk.
  private static func check(_ end: RunEnd, of folder: String) throws(Refusal) {
    switch end {
    case .cutOff: break
    case .goingOn:
      throw refusal("\(folder) is still going on; 'solidus watch \(folder)' shows it", .refused)
    case .said:
      // What had tripped had, whatever its disk did then.
      guard end.loss == nil || end.meta?.text("outcome") != "aborted" else { return }
      throw refusal(
        "\(folder) came to its end: \(end.word); only what was cut off can go on", .refused)
    case .unreadable:
      throw refusal(
        "\(folder)/meta.json cannot be read: the run came to an end, and nobody knows to which;"
          + " 'solidus runs report \(folder)' shows what there is", .refused)
    }
  }

  /// What was simulated goes on simulated, and what was run on a rig goes on there.
  private static func check(
    _ asked: Arguments, for start: RunStart, of folder: String
  ) throws(Refusal) {
    switch (start.isSimulated, asked.has("live")) {
    case (true, true):
      throw refusal(
        "\(folder) was simulated, and no rig has anything of it: leave --live out, or run its recipe"
          + " with --live from its beginning", .usage)
    case (false, false):
      throw refusal(
        "\(folder) was run on a real rig, and only there it goes on: write --live on the machine that"
          + " this is wired to", .usage)
    case (true, false): break
    case (false, true):
      try LiveOption.check(asked, for: "run --resume", against: ["gap", "faults", "wire"])
    }
    let allowed = everywhere + (start.isSimulated ? simulated : live)
    if let option = asked.names.first(where: { !allowed.contains($0) }) {
      throw refusal("--\(option) is what the folder says, and cannot be given", .usage)
    }
    guard asked.operands.isEmpty else {
      throw refusal("name nothing else; the folder says what was run", .usage)
    }
    // A certificate that was good then may be over now.
    guard start.isSimulated || start.date == nil || asked.value("date") != nil else {
      throw refusal("\(folder) was run with --date; write which day it is now", .usage)
    }
  }

  private static let everywhere = ["resume", "from", "out", "json", "fast", "state", "quiet"]
  private static let simulated = ["gap", "faults", "wire", "pace", "socket"]
  private static let live = ["live", "date", "guardian", "socket", "again"]

  static func refusal(_ what: String, _ status: ExitStatus) -> Refusal {
    Refusal("solidus run --resume: \(what)", status)
  }

  private var command: KeptCommand { KeptCommand(folder, kept.start, board: board.board) }

  /// The command line that goes on with its recipe, with its cells in these channels, or with both.
  func arguments(recipe: Bool, cells: [String]) throws(Refusal) -> Arguments {
    let rig = kept.start.isSimulated ? command.rig : ["--board", board.board]
    let words =
      try rig + values(recipe: recipe, cells: !cells.isEmpty) + command.cells(cells)
      + command.samples(cells, onStage: recipe) + others
      + (recipe ? command.recipe : [])
    do throws(Arguments.Wrong) { return try Arguments(words, for: Command.run.options) } catch {
      throw Self.refusal(error.what, .usage)
    }
  }

  /// A recipe knows no values that were meant for methods, nor they those that were meant for it.
  private func values(recipe: Bool, cells: Bool) throws(Refusal) -> [String] {
    guard hasRecipe, !kept.channels.isEmpty, recipe != cells else { return command.values() }
    let parameters = try Recipes.read("\(folder)/recipe.yaml").parameters
    return command.values { (parameters[$0] != nil) == recipe }
  }

  /// What was asked of the run that goes on.
  private var others: [String] {
    let valued = ["out", "faults", "state", "wire", "date", "guardian", "socket"]
    return valued.flatMap { option in asked.value(option).map { ["--\(option)", $0] } ?? [] }
      + ["json", "fast", "live"].filter(asked.has).map { "--\($0)" }
  }

  private var hasRecipe: Bool { !command.recipe.isEmpty }
  /// The cells that had not ended.
  var going: [String] { kept.channels.filter { kept.end(of: $0) == nil } }

  /// How its zones are latched.
  var latches: LatchNote {
    let isSimulated = kept.start.isSimulated
    let name: String?
    do throws(Refusal) {
      name = try BoardFolder.read(board.board, from: board.files).board.name
    } catch { name = nil }
    return LatchNote(
      asked.value("state") ?? (isSimulated ? nil : LiveOption.state), of: name,
      more: isSimulated ? "" : " --live --board \(board.board)")
  }

  /// Goes on with it: with its recipe unless that was over or is to be left, and with those of its
  /// cells that had not ended.
  func go(_ console: Console) throws(Refusal) -> ExitStatus {
    let cells = kept.channels.isEmpty ? nil : try CellResume(self)
    let isLeft = !kept.channels.isEmpty && asked.value("from") == Self.none
    guard hasRecipe, !isLeft, cells == nil || !seen.isOver else {
      guard let cells else { throw Self.refusal("\(folder) says nothing of what was run", .usage) }
      return try cells.run(console)
    }
    let resume = try Resume(self, beside: going.isEmpty ? nil : cells)
    return kept.start.isSimulated
      ? try RecipeRun(try resume.arguments(), resuming: resume).run(console)
      : try LiveRecipeRun(try resume.arguments(), resuming: resume).run(console)
  }

  /// `--from none`: only the cells go on.
  static let none = "none"
}
