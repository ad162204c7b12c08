import Documents
import Safety

/// What a run that goes on gives to those who join it, whatever they say themselves.
struct JoinHost: Sendable {
  /// Where it listens.
  let socket: String
  let isLive: Bool
  let title: String
  let board: String
  /// Its board, and what belongs to the rig and not to one cell.
  private let words: [String]
  private let own: [String]

  init(_ arguments: Arguments, at socket: String, _ subject: RunSubject, board: String) {
    self.socket = socket
    isLive = !subject.isSimulated
    title = subject.title
    self.board = board
    words = ["--board", board] + Self.words(["seed"], arguments)
    own =
      Self.words(["date", "state", "guardian"], arguments)
      + (arguments.has("live") ? ["--live"] : [])
  }

  private static func words(_ names: [String], _ arguments: Arguments) -> [String] {
    names.flatMap { name in arguments.value(name).map { ["--\(name)", $0] } ?? [] }
  }

  /// What somebody may say: the rest is that of the rig.
  private static let allowed = ["cell", "sample", "with", "out", "resume", "again"]

  /// What is to be done, judged as if it had been typed where the run was begun.
  func task(_ said: [String]) throws(Refusal) -> (Arguments, MethodTask) {
    let asked: Arguments
    let arguments: Arguments
    do throws(Arguments.Wrong) {
      asked = try Arguments(said, for: Command.run.options)
      let isResumed = asked.value("resume") != nil
      arguments = try Arguments(
        said + own + (isResumed ? [] : words), for: Command.run.options)
    } catch { throw Refusal("solidus run: \(error.what)", .usage) }
    if let stray = asked.names.first(where: { !Self.allowed.contains($0) }) {
      throw Refusal("solidus run: --\(stray) is that of the run that goes on", .usage)
    }
    guard let out = asked.value("out"), out.hasPrefix("/"), asked.operands.isEmpty else {
      throw Refusal("solidus run: what joins a run has a folder of its own: --out DIR", .usage)
    }
    guard let folder = asked.value("resume") else {
      let task = try MethodTask(arguments, isLive: isLive)
      return (arguments, try checked(task, arguments))
    }
    let cutOff = try CutOffRun(folder, arguments)
    let again = try cutOff.arguments(recipe: false, cells: cutOff.going)
    let task = try MethodTask(again, isLive: isLive, resuming: try CellResume(cutOff))
    return (again, try checked(task, again))
  }

  private func checked(_ task: MethodTask, _ arguments: Arguments) throws(Refusal) -> MethodTask {
    if isLive { try task.samples.checkLive(arguments, .none, task.works) }
    return task
  }
}
