import Documents
import Glibc
import Record
import Rig
import Safety

/// `run` of methods where a run goes on already: the work is judged here, and handed to that.
struct JoinRequest {
  private let arguments: Arguments
  private let task: MethodTask
  private let out: String
  private let resumed: String?
  private let host: String

  /// What belongs to the rig, and not to what joins it.
  private static let others = [
    "faults", "wire", "pace", "seed", "guardian", "replay", "fast", "gap", "date",
  ]

  /// Nil where nobody listens who could take it.
  init?(
    _ given: Arguments, resuming resume: CellResume? = nil, of folder: String? = nil
  ) throws(Refusal) {
    let isLive = given.has("live")
    // A simulated recipe makes the folder where its latches are kept; cells have none, so whoever
    // names a folder that is not there meant a run that is elsewhere.
    if !isLive, given.value("state") != nil { _ = try StateOption.survey(given, for: "run") }
    guard let run = try Self.run(given) else { return nil }
    let title = run.text("title") ?? ""
    guard run.truth("simulated") == !isLive else {
      let kind = isLive ? "simulated" : "live"
      throw Refusal(
        "solidus run: the run that listens there, '\(title)', is \(kind); name another place with"
          + " --socket or --state", .refused)
    }
    if let option = Self.others.first(where: { given.names.contains($0) }) {
      throw Refusal(
        "solidus run: --\(option) is that of '\(title)', which goes on at"
          + " \(ControlOption.path(given)) and which this joins; leave it out", .usage)
    }
    let board = run.text("board") ?? ""
    if let named = given.value("board"), FilePlace.board(named) != FilePlace.board(board) {
      throw Refusal(
        "solidus run: '\(title)' goes on with \(board), and what joins it has that board, not \(named);"
          + " leave --board out", .usage)
    }
    guard let out = given.value("out") else {
      throw Refusal(
        "solidus run: '\(title)' goes on at \(ControlOption.path(given)), and what joins it has a folder"
          + " of its own: name a new one with --out", .usage)
    }
    host = title
    self.out = FilePlace.absolute(out)
    resumed = folder.map(FilePlace.absolute)
    arguments = given
    // On the board of the run, unless one is named.
    var judged = given
    if given.value("board") == nil, !board.isEmpty { judged.add("board", board) }
    task = try MethodTask(judged, isLive: isLive, resuming: resume)
    if isLive { try task.samples.checkLive(judged, .none, task.works) }
  }

  /// What the run says of itself that listens where the command line says; nil if none does.
  private static func run(_ given: Arguments) throws(Refusal) -> Node? {
    guard given.has("live") || given.value("socket") != nil || given.value("state") != nil else {
      return nil
    }
    return try ControlAnswer.ofRun(given)?.said
  }

  /// A recipe joins nobody: docs/decisions/0036-a-recipe-is-no-guest.md.
  static func refuseRecipe(_ given: Arguments) throws(Refusal) {
    guard let title = try run(given)?.text("title") else { return }
    throw Refusal(
      "solidus run: '\(title)' goes on at \(ControlOption.path(given)), and a recipe joins no run; end"
        + " that with 'solidus stop', or name another place with --socket or --state", .refused)
  }

  func run(_ console: Console) throws(Refusal) -> ExitStatus {
    let documents = resumed == nil ? task.documents : []
    let (name, job) = try place()
    defer { job.remove(documents) }
    try job.put(words(job, documents), documents)
    if let why = try ControlAnswer.ask("begin \(name)", arguments).why {
      throw Refusal("solidus run: '\(host)' takes nothing: \(why)", .refused)
    }
    let answer = try wait(for: name)
    guard let found = answer.job, found.state != "refused" else {
      throw Refusal(
        answer.job?.refusal ?? "solidus run: nobody knows what became of it",
        answer.job?.status ?? .refused)
    }
    let ends = task.works.map { "solidus stop --cell \($0.channel) \(listens)" }
    console.put(
      arguments.has("json")
        ? answer.json + "\n"
        : """
        JOINED  \(task.title)
          goes on in the program of '\(host)', whatever becomes of this terminal
          run folder   \(out)
          follow it    solidus watch \(out)
          end it       \(ends.joined(separator: "\n               "))

        """)
    return .done
  }

  private var listens: String {
    ["socket", "state"].compactMap { name in arguments.value(name).map { "--\(name) \($0)" } }
      .joined(separator: " ")
  }

  /// A folder that nobody else has.
  private func place() throws(Refusal) -> (name: String, job: JobFolder) {
    let socket = ControlOption.path(arguments)
    for attempt in 0..<100 {
      let name = "\(getpid())-\(attempt)"
      guard let job = JobFolder(name, at: socket), unsafe access(job.path, F_OK) != 0 else {
        continue
      }
      try job.make()
      return (name, job)
    }
    throw Refusal(
      "solidus run: \(JobFolder.all(at: socket)) is full of what others left; clear it", .refused)
  }

  private func words(
    _ job: JobFolder, _ documents: [(name: String, text: String)]
  ) -> [String] {
    if let resumed {
      return ["--resume", resumed, "--out", out] + (arguments.has("again") ? ["--again"] : [])
    }
    return task.works.flatMap { job.words(of: $0, documents) } + ["--out", out]
      + arguments.all("with").flatMap { ["--with", $0] }
  }

  /// Until it has begun, or was refused.
  private func wait(for name: String) throws(Refusal) -> ControlAnswer {
    while true {
      let answer = try ControlAnswer.ask("job \(name)", arguments)
      switch answer.job?.state {
      case "waiting": usleep(50_000)
      default: return answer  // What another version says is open.
      }
    }
  }
}
