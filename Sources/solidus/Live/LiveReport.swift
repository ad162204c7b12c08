import Documents
import Instrument
import LinuxHAL
import Quantities
import Rig
import Safety

/// What is said when a live run has ended: nobody knows the truth of it but by what was measured.
struct LiveReport {
  private let run: LiveRun
  private let compiled: CompiledRecipe
  private let outcome: LiveRun.Outcome
  private let hottest: Celsius
  private let knowledge: String?
  private let settings: [String]
  private let refused: String?
  /// What the machine itself suffered meanwhile.
  private let unwell: [String]

  init(
    _ run: LiveRun, _ compiled: CompiledRecipe, _ outcome: LiveRun.Outcome, hottest: Celsius,
    knowledge: String?, settings: [String], refused: String?, unwell: [String]
  ) {
    self.unwell = unwell
    self.run = run
    self.compiled = compiled
    self.outcome = outcome
    self.hottest = hottest
    self.knowledge = knowledge
    self.settings = settings
    self.refused = refused
  }

  var status: ExitStatus {
    switch outcome {
    case .done: .done
    case .tripped: .tripped
    case .aborted: .aborted
    }
  }

  var text: String {
    let notes =
      settings.map { "set          \($0)" } + unproved.map { "not proved   \($0)" }
      + (refused.map { ["not granted  \($0)"] } ?? []) + unwell.map { "machine      \($0)" }
    return """

      outcome      \(word)\(reason.isEmpty ? "" : ": " + reason)
      live         \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps
      late         99 % below \(lateness.often) us, worst \(lateness.worst) us, \
      \(run.overruns) of more than a millisecond
      sample       \(fixed(hottest.value, 2)) C at most, limit \(limit.map { fixed($0, 2) } ?? "none") C
      \(ZoneReport(run.instrument).lines)stage        \(knowledge ?? "none")
      \((notes.map { $0 + "\n" }).joined())\(PulseReport(run.instrument).lines)
      """
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(false)), ("outcome", .string(word)), ("reason", .string(reason)),
      ("duration_s", .number(run.elapsed.value)), ("steps", .integer(run.stepCount)),
      ("late_us_99", .number(run.lateness.quantile(0.99).value * 1e6)),
      ("late_us_worst", .number(run.lateness.maximum.value * 1e6)),
      ("overruns", .integer(run.overruns)),
      ("peak_measured_C", .number(hottest.value)), ("limit_C", .number(limit ?? .nan)),
      ("zones", ZoneReport(run.instrument).json),
      ("stage", .string(knowledge ?? "none")),
      ("set_by_hand", .array(settings.map { .string($0) })),
      ("not_proved", .array(unproved.map { .string($0) })),
      ("not_granted", .string(refused ?? "")), ("machine", .array(unwell.map { .string($0) })),
      ("pulses", PulseReport(run.instrument).json),
    ])
  }

  private var lateness: (often: String, worst: String) {
    (
      fixed(run.lateness.quantile(0.99).value * 1e6, 1),
      fixed(run.lateness.maximum.value * 1e6, 1)
    )
  }

  private var limit: Double? {
    run.instrument.zoneCount > 0 ? run.instrument.zone(0).limit.value : nil
  }

  private var unproved: [String] { run.instrument.unproved.map { $0.words(of: run.instrument) } }

  private var word: String {
    switch outcome {
    case .done: "done"
    case .tripped: "tripped"
    case .aborted: "aborted"
    }
  }

  private var reason: String {
    switch outcome {
    case .done: return ""
    case .aborted(let why, let at): return AbortWords(run.instrument, compiled).text(why, at: at)
    case .tripped(let index, _):
      let zone = run.instrument.zone(index)
      guard case .tripped(let finding, _, _) = zone.latch.state else { return zone.name }
      return "zone '\(zone.name)': \(TripWords(zone, of: run.instrument).text(finding))"
    }
  }
}
