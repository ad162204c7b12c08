import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety
import Simulator

/// What is said when a run has ended.
struct RunReport {
  private let run: SimulatedRun
  private let compiled: CompiledRecipe
  private let outcome: SimulatedRun.Outcome
  private let hottest: Celsius
  private let limit: Celsius
  /// What is known of the stage, and where from.
  private let knowledge: String?
  /// What somebody has to set by hand.
  private let settings: [String]
  /// What was said of the cells that were measured meanwhile; nil where there were none.
  private let cells: CellReport?
  /// Why it ended, or what became of it, where nobody asked for that.
  private let ended: String?

  init(
    _ run: SimulatedRun, _ compiled: CompiledRecipe, _ outcome: SimulatedRun.Outcome,
    limit: Celsius,
    knowledge: String?, settings: [String] = [], works: [CellWork] = [], ended: String? = nil
  ) {
    self.ended = ended
    cells = works.isEmpty ? nil : CellReport(run, works)
    self.settings = settings
    self.knowledge = knowledge
    self.run = run
    self.compiled = compiled
    self.outcome = outcome
    hottest = run.instrument.hottest
    self.limit = limit
  }

  /// What befell the reactor comes first; cells alone may be the reason of another end.
  var status: ExitStatus {
    let reactor = reactorStatus
    return reactor == .done ? cells?.status ?? reactor : reactor
  }

  private var reactorStatus: ExitStatus {
    switch outcome {
    // However well it went on: what melted is a finding.
    case .done:
      PendingFaults(run).settle(
        run.world.parts.stages.contains { $0.stage.melted > 0 } ? .findings : .done)
    case .tripped: .tripped
    case .aborted, .timedOut, .died, .misused: .aborted
    }
  }

  var text: String {
    let foil = run.world.parts.stages.first?.stage
    let melted = foil.map(state) ?? "none"
    return """

      outcome      \(word)\(reason.isEmpty ? "" : ": " + reason)
      simulated    \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps, \
      \(run.world.trace.messages) bus messages
      sample       \(fixed(hottest.value, 2)) C at most, limit \(fixed(limit.value, 2)) C
      \(zones.lines)stage        \(knowledge ?? "none")
      \(notes)\
      truth        foil \(fixed(foil?.peak.value ?? 0, 2)) C at most, \(melted)
      \(films)\(pulses.lines)\(cells?.lines ?? "")\(PendingFaults(run).lines)trace        \(run.world.trace.hash())

      """
  }

  /// What is to be set by hand, and what could not be proved.
  private var notes: String {
    let lines = settings.map { "set          \($0)" } + unproved.map { "not proved   \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }

  private var unproved: [String] { run.instrument.unproved.map { $0.words(of: run.instrument) } }

  private func state(of foil: HeatedStage) -> String {
    let limiter = foil.limiterHasTripped ? "; the limiter opened" : ""
    let below = "solid, \(fixed(foil.margin.value, 2)) K below melting"
    return (foil.melted > 0 ? "MELTED" : below) + limiter
  }

  /// What truly grew, a line a layer; long stacks are cut in the middle.
  private var films: String {
    guard pulses.claimsFilm, let film, !film.layers.isEmpty else { return "" }
    let lines = film.layers.map { layer in
      let product = layer.product.map { ", \(fixed(layer.converted * 100, 0)) % now \($0)" } ?? ""
      return "      film         \(layer.material) \(fixed(layer.nanometres, 2)) nm, as of"
        + " \(fixed(layer.cycles, 1)) ideal cycles\(product)\n"
    }
    let shown = lines.count > 8 ? lines.prefix(3) + ["      ...\n"] + lines.suffix(3) : lines[...]
    return shown.map { $0.dropFirst(6) }.joined() + corrosion(film)
  }

  /// The price of a film that a rule was put aside for.
  private func corrosion(_ film: FilmTruth) -> String {
    guard film.corrosion.value >= 0.5 else { return "" }
    return "corrosion    \(fixed(film.corrosion.value, 0)) nm of what is no film, oxygen"
      + " \(fixed(film.oxygenDepth.value, 0)) nm deep\n"
  }

  private var zones: ZoneReport { ZoneReport(run.instrument) }
  private var pulses: PulseReport { PulseReport(run.instrument) }

  private var film: FilmTruth? { run.films }

  var json: JSON {
    let foil = run.world.parts.stages.first?.stage
    let cells = cells.map { [("cells", $0.list)] } ?? []
    return .object(
      [
        ("simulated", .boolean(true)), ("outcome", .string(word)), ("reason", .string(reason)),
        ("duration_s", .seconds(run.elapsed)), ("steps", .integer(run.stepCount)),
        ("messages", .integer(run.world.trace.messages)),
        ("peak_measured_C", .number(hottest.value)), ("limit_C", .number(limit.value)),
        ("zones", zones.json),
        ("stage", .string(knowledge ?? "none")),
        (
          "accepted",
          .array(
            compiled.accepted.map {
              .object([("rule", .string($0.rule.value)), ("reason", .string($0.reason))])
            })
        ),
        ("set_by_hand", .array(settings.map { .string($0) })),
        ("not_proved", .array(unproved.map { .string($0) })),
        ("films", .array((pulses.claimsFilm ? film?.layers ?? [] : []).map { GrownFilm($0).json })),
        ("pulses", pulses.json), ("faults_never_came", PendingFaults(run).json),
        ("trace_hash", .string(run.world.trace.hash())),
        (
          "truth",
          .object([
            ("peak_sample_C", .number(foil?.peak.value ?? 0)),
            ("melted", .boolean((foil?.melted ?? 0) > 0)),
            ("melt_fraction", .number(foil?.melted ?? 0)),
            ("margin_K", .number(foil?.margin.value ?? .nan)),
            ("limiter_tripped", .boolean(foil?.limiterHasTripped ?? false)),
            ("thickness_nm", .number(film?.thickness.value ?? 0)),
            ("corrosion_nm", .number(film?.corrosion.value ?? 0)),
          ])
        ),
      ] + cells)
  }

  private var word: String {
    switch outcome {
    case .done: "done"
    case .tripped: "tripped"
    case .died: "died"
    case .aborted: "aborted"
    case .timedOut: "timed out"
    case .misused: "misused"
    }
  }

  private var reason: String {
    switch outcome {
    case .timedOut: "it was not over after a year"
    case .done, .died: ended ?? ""
    case .misused(let misuse): "\(misuse)"
    case .aborted(let why, let at):
      AbortWords(run.instrument, compiled, asked: ended).text(why, at: at)
    case .tripped(let zone, _): cause(run.instrument.zone(zone))
    }
  }

  private func cause(_ zone: Zone) -> String {
    guard case .tripped(let finding, let at, _) = zone.latch.state else { return zone.name }
    let after = fixed((at - .zero).value, 1)
    return "zone '\(zone.name)' at \(after) s: \(TripWords(zone, of: run.instrument).text(finding))"
  }
}
