import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator

/// What is said when a run has ended.
struct RunReport {
  private let run: SimulatedRun
  private let outcome: SimulatedRun.Outcome
  private let hottest: Celsius
  private let limit: Celsius

  init(
    _ run: SimulatedRun, _ outcome: SimulatedRun.Outcome, hottest: Celsius, limit: Celsius
  ) {
    self.run = run
    self.outcome = outcome
    self.hottest = hottest
    self.limit = limit
  }

  var status: ExitStatus {
    switch outcome {
    case .done: .done
    case .tripped: .tripped
    case .timedOut, .misused: .aborted
    }
  }

  var text: String {
    """

    outcome      \(word)\(reason.isEmpty ? "" : ": " + reason)
    simulated    \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps, \
    \(run.world.trace.messages) bus messages
    sample       \(fixed(hottest.value, 2)) C at most, limit \(fixed(limit.value, 2)) C
    truth        \(truth.text)
    trace        \(run.world.trace.hash())

    """
  }

  private var truth: RunTruth { RunTruth(run) }

  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("outcome", .string(word)), ("reason", .string(reason)),
      ("duration_s", .number(run.elapsed.value)), ("steps", .integer(run.stepCount)),
      ("messages", .integer(run.world.trace.messages)),
      ("peak_measured_C", .number(hottest.value)), ("limit_C", .number(limit.value)),
      ("trace_hash", .string(run.world.trace.hash())), ("truth", truth.json),
    ])
  }

  private var word: String {
    switch outcome {
    case .done: "done"
    case .tripped: "tripped"
    case .timedOut: "timed out"
    case .misused: "misused"
    }
  }

  private var reason: String {
    switch outcome {
    case .done, .timedOut: ""
    case .misused(let misuse): "\(misuse)"
    case .tripped(let zone, _): cause(run.instrument.zone(zone))
    }
  }

  private func cause(_ zone: Zone) -> String {
    guard case .tripped(let cause, let at) = zone.state else { return zone.name }
    let after = fixed((at - .zero).value, 1)
    switch cause {
    case .measured(let peak):
      return "zone '\(zone.name)' at \(after) s: measured, the stored heat would carry the sample"
        + " to \(fixed(peak.value, 1)) C, limit \(fixed(zone.limit.value, 1)) C"
    case .unobserved(let worst, let last):
      return "zone '\(zone.name)' at \(after) s: unobserved, it may be at \(fixed(worst.value, 1))"
        + " C, last seen at \(fixed(last.value, 1)) C"
    case .blind(let since):
      return "zone '\(zone.name)' at \(after) s: unobserved, no trusted reading since"
        + " \(fixed((since - .zero).value, 1)) s"
    }
  }
}
