import Control
import Documents
import Instrument
import Quantities
import Safety
import Simulator

/// Holds what became of two cells and a stage against what was promised.
struct CellJudgement {
  private let one: CampaignCase
  private let row: FaultRow

  init(_ one: CampaignCase, _ row: FaultRow) {
    self.one = one
    self.row = row
  }

  func result(of run: SimulatedRun, _ onlooker: CellOnlooker) -> CampaignResult {
    let foil = run.world.parts.stages.first?.stage
    let margin = (one.metal.melts ?? Celsius(.infinity)) - (foil?.peak ?? Celsius(.nan))
    let ending = ending(run, onlooker)
    let reaction = reaction(run, onlooker)
    let broken =
      run.world.misuse.map { "misused a chip: \($0)" }
      ?? brokenInvariant(run, onlooker, foil)
      ?? brokenNeighbour(run, onlooker) ?? brokenStage(run)
      ?? brokenPromise(run, onlooker, ending, reaction)
    return CampaignResult(
      ending: ending, margin: margin, reaction: reaction, broken: broken,
      hash: run.world.trace.hash(), anneal: nil)
  }

  /// Whether the fault is one of the stage, which no cell may notice.
  private var isOfStage: Bool { !row.isOfCells }
  /// Whether it is the end of every cell.
  private var isOfAll: Bool { ["host", "trip"].contains(row.fault.target.value) }

  private func ending(_ run: SimulatedRun, _ onlooker: CellOnlooker) -> String {
    if run.hasDied { return "dead" }
    if isOfStage {
      guard run.instrument.zoneCount > 0, case .tripped(let cause, _) = run.instrument.zone(0).state
      else { return "not tripped" }
      return "\(cause.word)"
    }
    switch run.instrument.cell(0).phase {
    case .tripped(let fault, _): return fault.word
    case .waiting, .checking, .running: return "not finished"
    case .stopped: return "stopped"
    case .unmet: return "unmet"
    case .judged(let verdict, _): return "\(verdict.word)"
    case .done: return onlooker.subject.noted?.word ?? "done"
    }
  }

  private func reaction(_ run: SimulatedRun, _ onlooker: CellOnlooker) -> Seconds? {
    guard !isOfStage, let showed = onlooker.showed(run) else { return nil }
    switch row.reaction {
    case .warn: return onlooker.subject.noted.map { $0.at - showed }
    case .trip, .bear, .refuse:
      return onlooker.subject.card.lastClosed(by: run.now).map { $0 - showed }
    }
  }

  /// What must hold whatever fails.
  private func brokenInvariant(
    _ run: SimulatedRun, _ onlooker: CellOnlooker, _ foil: HeatedStage?
  ) -> String? {
    guard let foil, foil.melted == 0 else { return "the foil melted" }
    for one in [onlooker.subject, onlooker.neighbour] {
      let cell = run.instrument.cell(one.index)
      if one.card.lastClosed(by: run.now) == run.now {
        return "'\(cell.name)' was left closed"
      }
      if let wrong = one.wrong {
        return "'\(cell.name)' took \(wrong.said) A for good that were \(wrong.was) A"
      }
      // What flows in one period of sampling is not known when a lead comes off.
      let (counted, truth) = (cell.charged.value + cell.discharged.value, one.truth(at: run.now))
      if counted > truth * 1.005 + 1.2e-4 + row.unseen * Double(CellRehearsal.glitches.count) {
        return "'\(cell.name)' counted \(counted) C where \(truth) C flowed"
      }
    }
    return nil
  }

  /// Whatever befalls one cell, or the stage, the other one does not notice.
  private func brokenNeighbour(_ run: SimulatedRun, _ onlooker: CellOnlooker) -> String? {
    guard !isOfAll else { return nil }
    return brokenPeace(of: onlooker.neighbour, run, due: 0.5e-3 * 60)
      ?? (isOfStage ? brokenPeace(of: onlooker.subject, run, due: 1e-3 * 60) : nil)
  }

  private func brokenPeace(
    of one: CellOnlooker.Watched, _ run: SimulatedRun, due: Double
  ) -> String? {
    let cell = run.instrument.cell(one.index)
    guard case .done = cell.phase else { return "'\(cell.name)' was disturbed: \(cell.phase)" }
    let truth = one.truth(at: run.now)
    guard (truth / due - 1).magnitude < 0.005 else {
      return "through '\(cell.name)' \(truth) C flowed of \(due) C"
    }
    return nil
  }

  /// No cell is the stage's business.
  private func brokenStage(_ run: SimulatedRun) -> String? {
    guard row.isOfCells, !isOfAll, run.instrument.zoneCount > 0,
      case .tripped = run.instrument.zone(0).state
    else { return nil }
    return "the stage was tripped by a cell"
  }

  private func brokenPromise(
    _ run: SimulatedRun, _ onlooker: CellOnlooker, _ ending: String, _ reaction: Seconds?
  ) -> String? {
    switch row.reaction {
    case .bear: return nil
    case .refuse:
      guard row.causes.contains(ending) else { return "ended as '\(ending)'" }
      return onlooker.subject.proved == nil ? nil : "its method was begun"
    case .warn, .trip:
      guard row.causes.contains(ending) else { return "ended as '\(ending)'" }
      guard !isOfStage else { return nil }
      guard let within = row.within, let reaction else { return "the fault never came" }
      return reaction <= within ? nil : "it took another \(reaction.value) s"
    }
  }
}
