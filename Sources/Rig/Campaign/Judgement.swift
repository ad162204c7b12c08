import Documents
import Instrument
import Quantities
import Safety
import Simulator

/// Holds what happened against what was promised.
struct Judgement {
  private let one: CampaignCase

  init(_ one: CampaignCase) { self.one = one }

  func refused(_ error: RigError) -> CampaignResult {
    let isDue = one.fault?.row.reaction == .refuse && one.fault?.phase == .boot
    let isBorne = one.fault?.phase == .boot
    return CampaignResult(
      ending: "refused", margin: Kelvins(.infinity), reaction: nil,
      broken: isDue || isBorne ? nil : "refused without a fault that asks for it: \(error)",
      hash: "", anneal: nil)
  }

  func unidentified(_ why: String) -> CampaignResult {
    CampaignResult(
      ending: "unidentified", margin: Kelvins(.infinity), reaction: nil,
      broken: "the plant could not be identified: \(why)", hash: "", anneal: nil)
  }

  func result(
    of run: SimulatedRun, _ outcome: SimulatedRun.Outcome, _ watch: RehearsalWatch
  ) -> CampaignResult {
    let foil = run.world.parts.stages.first?.stage
    let melts = one.metal.melts ?? Celsius(.infinity)
    let margin = melts - (foil?.peak ?? Celsius(.nan))
    let ending = ending(run, outcome)
    let reaction = watch.faultShowed.map { began in
      one.fault?.row.counts == .heat ? watch.heated : (watch.lastHeated ?? began) - began
    }
    let broken =
      brokenInvariant(foil, margin) ?? mixed(run, watch) ?? brokenLatch(run, outcome)
      ?? brokenPromise(ending, outcome, reaction, run)
    let limit = run.instrument.zoneCount > 0 ? run.instrument.zone(0).limit : melts
    return CampaignResult(
      ending: ending, margin: margin, reaction: reaction, broken: broken,
      hash: run.world.trace.hash(),
      anneal: one.fault == nil && outcome == .done
        ? watch.anneal(limit: limit, hours: run.elapsed.value / 3600) : nil)
  }

  private func ending(_ run: SimulatedRun, _ outcome: SimulatedRun.Outcome) -> String {
    switch outcome {
    case .done: return "done"
    case .timedOut: return "timed out"
    case .died: return "dead"
    case .aborted(.gas(let stop), _): return stop.word
    case .aborted: return "aborted"
    case .misused(let misuse): return "misused a chip: \(misuse)"
    case .tripped(let zone, _):
      guard case .tripped(let cause, _) = run.instrument.zone(zone).state else { return "tripped" }
      return "\(cause.word)"
    }
  }

  /// What must hold whatever fails. A margin that is no number is none.
  private func brokenInvariant(_ foil: HeatedStage?, _ margin: Kelvins) -> String? {
    guard let foil, foil.melted == 0, margin > .zero else { return "the foil melted" }
    return nil
  }

  /// Two precursors that meet outside the surface are a fire, or a powder.
  private func mixed(_ run: SimulatedRun, _ watch: RehearsalWatch) -> String? {
    if watch.isOpen(at: run.now) { return "a precursor's valve was left open" }
    return watch.hasMixed ? "two precursors were let in at once" : nil
  }

  /// What a restart would find: a trip or a death is latched, and a clean end leaves nothing.
  private func brokenLatch(_ run: SimulatedRun, _ outcome: SimulatedRun.Outcome) -> String? {
    let clean = run.zonesLeftClean
    switch outcome {
    case .done, .aborted:
      return clean == run.instrument.zoneCount ? nil : "a clean end left a zone latched"
    case .tripped, .died: return clean == 0 ? nil : "a restart would not come up latched"
    case .timedOut, .misused: return nil
    }
  }

  private func brokenPromise(
    _ ending: String, _ outcome: SimulatedRun.Outcome, _ reaction: Seconds?, _ run: SimulatedRun
  ) -> String? {
    if case .misused = outcome { return ending }
    guard let (row, phase) = one.fault else {
      return outcome == .done ? nil : "a sound rig did not finish: \(ending)"
    }
    guard row.phases.contains(phase.rawValue) else { return nil }
    switch row.reaction {
    case .bear, .warn: return nil
    case .refuse: return isHidden(from: row, ending, run) ? nil : "not refused: \(ending)"
    case .trip:
      guard row.causes.contains(ending) else { return "ended as '\(ending)'" }
      guard let within = row.within, let reaction else { return "the fault never came" }
      return reaction <= within ? nil : "heated for another \(reaction.value) s"
    }
  }

  /// Whether what should have been refused could not be seen cold, and was cut for it once warm.
  private func isHidden(from row: FaultRow, _ ending: String, _ run: SimulatedRun) -> Bool {
    row.causes.contains(ending) && run.instrument.zoneCount > 0
      && run.instrument.zone(0).apartAtRest.magnitude <= HeaterProof.spread
  }
}
