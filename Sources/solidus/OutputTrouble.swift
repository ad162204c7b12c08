import Glibc
import Synchronization

/// What could not be written while a command ran: whoever reads its exit status has to know.
enum OutputTrouble {
  private static let first = Mutex<String?>(nil)

  /// Keeps what happened, in words; the first of several is what counts.
  static func note(_ place: String, _ code: Int32) {
    first.withLock { $0 = $0 ?? sentence(place, code) }
  }

  static func sentence(_ place: String, _ code: Int32) -> String {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "solidus: \(place) cannot be written: \(words)"
  }

  /// How a command ends that ended so: what nobody can read is not done.
  ///
  /// What was refused, tripped, aborted or lost stays that: it says more than a full disk.
  static func settle(_ status: ExitStatus, _ console: Console) -> ExitStatus {
    guard let words = first.withLock({ $0 }) else { return status }
    console.complain(words)
    return ending(status)
  }

  static func ending(_ status: ExitStatus) -> ExitStatus {
    switch status {
    case .done, .findings, .usage: return .usage
    case .refused, .tripped, .aborted, .hardwareLost: return status
    }
  }
}
