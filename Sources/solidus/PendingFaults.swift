import Documents
import Rig

/// Faults that a run was to have and never had: what it shows, it shows of a sound rig.
struct PendingFaults {
  private let faults: [FaultEntry]

  init(_ run: SimulatedRun) { faults = run.faultsThatNeverCame }

  /// A run that is done without its faults has not shown what it was for.
  func settle(_ status: ExitStatus) -> ExitStatus {
    status == .done && !faults.isEmpty ? .findings : status
  }

  /// A line for each.
  var lines: String {
    faults.map { "never came   \($0.target.place): \(words($0))\n" }.joined()
  }

  var json: JSON { .array(faults.map { .string("\($0.target.place): \(words($0))") }) }

  private func words(_ fault: FaultEntry) -> String {
    "\(fault.target.value) \(fault.kind.value)"
  }
}
