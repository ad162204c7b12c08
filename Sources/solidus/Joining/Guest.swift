import Documents
import Quantities
import Record
import Rig
import Synchronization

/// Cells that join a run which goes on, with a folder of their own.
///
/// What takes long is done by a clerk, what concerns the rig between two of its steps. Only `stage`
/// is looked at by both: it says whose turn it is, and nobody else touches the rest meanwhile.
final class Guest: @unchecked Sendable {
  enum Stage {
    /// The clerk's turn.
    case judging, beginning, finishing
    /// The rig's turn.
    case judged, begun
    /// The rig's turn, once nobody has the buses.
    case claiming, seating
    case running
    case refused(String, ExitStatus)
    case over(ExitStatus)
  }

  let name: String
  let user: UInt32
  private let shared = Mutex(Stage.judging)

  var task: MethodTask?
  private(set) var record: RunRecord?
  private var kept = ""
  /// Its cells, as they are claimed.
  var newcomers: [Newcomer] = []
  /// Their numbers in the instrument, once they have begun.
  var places: [Int] = []
  /// When the first of them began, for the rig.
  var began: Instant?

  init(_ name: String, of user: UInt32) {
    self.name = name
    self.user = user
  }

  var stage: Stage { shared.withLock { $0 } }
  func goOn(to next: Stage) { shared.withLock { $0 = next } }

  var isSettled: Bool {
    switch stage {
    case .refused, .over: true
    case .judging, .beginning, .finishing, .judged, .begun, .claiming, .seating, .running: false
    }
  }

  /// Whether channels are about to be its own.
  var isClaiming: Bool {
    switch stage {
    case .claiming, .beginning, .begun, .seating: true
    case .judging, .judged, .running, .finishing, .refused, .over: false
    }
  }

  /// What its own clock shows when it begins.
  var start: Instant { task?.from?.cells?.cut ?? .zero }

  /// The folder that keeps it.
  var folder: String { kept }
  func title(of channel: String) -> String? {
    task?.works.first { $0.channel == channel }?.title
  }

  /// What becomes of it, for whoever handed it over.
  var json: [(key: String, value: JSON)] {
    let (word, why, status): (String, String, ExitStatus?) =
      switch stage {
      case .judging, .judged, .claiming, .beginning, .begun, .seating: ("waiting", "", nil)
      case .running: ("running", "", nil)
      case .finishing: (places.isEmpty ? "waiting" : "ending", "", nil)
      case .refused(let why, let status): ("refused", why, status)
      case .over(let status): ("over", "", status)
      }
    return [("state", .string(word)), ("refusal", .string(why))]
      + (status.map { [("exit_status", .integer(Int($0.rawValue)))] } ?? [])
  }

  // MARK: By the clerk

  func judge(for host: JoinHost) {
    do throws(Refusal) {
      guard let job = JobFolder(name, at: host.socket) else {
        throw Refusal("solidus run: '\(name)' is no name of a job", .usage)
      }
      let (arguments, task) = try host.task(try job.words(of: user))
      record = try RunRecord.begin(
        arguments, task.documents, board: BoardFolder.path(arguments))
      try record?.keep(task.from)
      self.task = task
      kept = record?.path ?? ""
      goOn(to: .judged)
    } catch { refuse(error) }
  }

  func begin() {
    guard let task, let record else { return }
    do throws(Refusal) {
      try record.begin(
        task.start(isJoined: true), drives: task.works.map { ($0.channel, $0.drives) })
      try record.note(task.from, at: start)
      goOn(to: .begun)
    } catch { refuse(error) }
  }

  func finish(_ json: JSON, _ status: ExitStatus) {
    var status = status
    if let task {
      do throws(Refusal) {
        try record?.finish(task.layout, json, status, askedToEnd: nil)
      } catch { status = error.status }
    }
    release()
    goOn(to: .over(status))
  }

  func refuse(_ refusal: Refusal) {
    release()
    goOn(to: .refused(refusal.message, refusal.status))
  }

  /// A folder in which nothing began goes with it.
  private func release() {
    record?.close()
    record = nil
    newcomers = []
  }
}
