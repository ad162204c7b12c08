import Documents
import Quantities
import Rig
import Simulator

/// What is said when a simulated run of cells has ended.
struct MethodReport {
  private let run: SimulatedRun
  private let outcome: SimulatedRun.Outcome
  private let cells: CellReport
  /// Why it ended, or what became of it, where nobody asked for that.
  private let ended: String?

  init(
    _ run: SimulatedRun, _ outcome: SimulatedRun.Outcome, _ works: [CellWork], ended: String?
  ) {
    self.ended = ended
    self.run = run
    self.outcome = outcome
    cells = CellReport(run, works)
  }

  var status: ExitStatus {
    if case .misused = outcome { return .aborted }
    return PendingFaults(run).settle(cells.status)
  }

  var text: String {
    """

    simulated    \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps, \
    \(run.world.trace.messages) bus messages
    \(CellReport.line(ended))\(cells.lines)\(PendingFaults(run).lines)trace        \(run.world.trace.hash())

    """
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("outcome", .string(status.outcome)),
      ("reason", .string(cells.reason(ended))),
      ("duration_s", .seconds(run.elapsed)),
      ("steps", .integer(run.stepCount)), ("messages", .integer(run.world.trace.messages)),
      ("cells", cells.list),
      ("faults_never_came", PendingFaults(run).json),
      ("trace_hash", .string(run.world.trace.hash())),
    ])
  }
}

extension ExitStatus {
  /// How a run of cells as a whole ended: as its worst cell did.
  var outcome: String {
    switch self {
    case .done: "done"
    case .findings: "findings"
    case .tripped: "tripped"
    case .usage, .refused, .aborted, .hardwareLost: "aborted"
    }
  }
}
