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
  private let host: LiveHost
  /// What was said of the cells that were measured meanwhile; nil where there were none.
  private let cells: CellReport?
  /// Why it ended, or what became of it, where nobody asked for that.
  private let ended: String?

  init(
    _ run: LiveRun, _ compiled: CompiledRecipe, _ outcome: LiveRun.Outcome,
    knowledge: String?, settings: [String], works: [CellWork], on host: LiveHost,
    ended: String?
  ) {
    self.ended = ended
    cells = works.isEmpty ? nil : CellReport(run, works)
    self.host = host
    self.run = run
    self.compiled = compiled
    self.outcome = outcome
    hottest = run.instrument.hottest
    self.knowledge = knowledge
    self.settings = settings
  }

  /// What befell the reactor comes first; cells alone may be the reason of another end.
  var status: ExitStatus {
    switch outcome {
    case .done: cells?.status ?? .done
    case .tripped: .tripped
    case .aborted: .aborted
    }
  }

  var text: String {
    let notes =
      settings.map { "set          \($0)" } + unproved.map { "not proved   \($0)" }
      + host.notes
    return """

      outcome      \(word)\(reason.isEmpty ? "" : ": " + reason)
      \(host.lateness(of: run))
      sample       \(fixed(hottest.value, 2)) C at most, limit \(limit.map { fixed($0, 2) } ?? "none") C
      \(ZoneReport(run.instrument).lines)stage        \(knowledge ?? "none")
      \((notes.map { $0 + "\n" }).joined())\(PulseReport(run.instrument).lines)\(cells?.lines ?? "")
      """
  }

  var json: JSON {
    .object(
      [
        ("simulated", .boolean(false)), ("outcome", .string(word)), ("reason", .string(reason)),
        ("duration_s", .seconds(run.elapsed)), ("steps", .integer(run.stepCount)),
        ("peak_measured_C", .number(hottest.value)), ("limit_C", .number(limit ?? .nan)),
        ("zones", ZoneReport(run.instrument).json),
        ("stage", .string(knowledge ?? "none")),
        ("set_by_hand", .array(settings.map { .string($0) })),
        ("not_proved", .array(unproved.map { .string($0) })),
        ("pulses", PulseReport(run.instrument).json),
      ] + host.json(of: run) + (cells.map { [("cells", $0.list)] } ?? []))
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
    case .done: return ended ?? ""
    case .aborted(let why, let at):
      return
        AbortWords(run.instrument, compiled, asked: ended).text(why, at: at)
    case .tripped(let index, _):
      let zone = run.instrument.zone(index)
      guard case .tripped(let finding, _, _) = zone.latch.state else { return zone.name }
      return "zone '\(zone.name)': \(TripWords(zone, of: run.instrument).text(finding))"
    }
  }
}
