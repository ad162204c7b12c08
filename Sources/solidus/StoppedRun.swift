import Rig

/// What is said of an identification or a calibration whose run ended before its work was done.
struct StoppedRun {
  private let outcome: SimulatedRun.Outcome
  /// What a trip was, and what it means that the time was over.
  private let tripped: String
  private let late: String

  init(_ outcome: SimulatedRun.Outcome, tripped: String, late: String) {
    self.outcome = outcome
    self.tripped = tripped
    self.late = late
  }

  /// One line for each way to end.
  private var said: (status: ExitStatus, word: String, reason: String) {
    switch outcome {
    case .tripped: (.tripped, "tripped", tripped)
    case .timedOut, .done: (.aborted, "timed out", late)
    case .died: (.aborted, "died", "the program died")
    case .aborted:
      (.aborted, "aborted", "the rig could not go on; 'solidus run' shows why")
    case .misused(let misuse): (.aborted, "misused", "\(misuse)")
    }
  }

  var status: ExitStatus { said.status }
  var word: String { said.word }
  var reason: String { said.reason }
}
