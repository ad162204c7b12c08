import Control
import Documents
import Instrument
import Quantities
import Rig
import Simulator

/// What is said when a run of cells has ended.
struct CellReport {
  private let run: SimulatedRun
  private let outcome: SimulatedRun.Outcome
  private let works: [CellWork]

  init(_ run: SimulatedRun, _ outcome: SimulatedRun.Outcome, _ works: [CellWork]) {
    self.works = works
    self.run = run
    self.outcome = outcome
  }

  var status: ExitStatus {
    if case .misused = outcome { return .aborted }
    let phases = cells.map(\.phase)
    if phases.contains(where: { if case .tripped = $0 { true } else { false } }) { return .tripped }
    let allDone = phases.allSatisfy { phase in
      switch phase {
      // A verdict that a method ends with is an end that it wanted.
      case .done, .judged: true
      case .waiting, .checking, .running, .stopped, .unmet, .tripped: false
      }
    }
    return allDone ? PendingFaults(run).settle(.done) : .aborted
  }

  private var cells: [Cell] { (0..<run.instrument.cellCount).map { run.instrument.cell($0) } }

  /// What is said of each cell.
  var lines: String {
    zip(cells, works).map { cell, work in
      let charges = charges(of: cell)
      let rate = work.oneC.map { "\n  one C      \($0.is)" } ?? ""
      return """
        \(cell.name.padded(12)) \(word(cell, work)) after \(cell.cycle) cycles
          charged    \(fixed(charges.charged / 3.6, 6)) mAh, discharged \(fixed(charges.discharged / 3.6, 6)) mAh
          contact    \(cell.leadResistance.map { fixed($0.value, 1) + " ohm of leads and electrolyte" } ?? "not proved")\(rate)
          card       \(work.standing.words)
          truth      \(fixed((truth(of: cell) ?? .nan) / 3.6, 6)) mAh flowed in all\(verdicts(of: cell))

        """
    }.joined()
  }

  var text: String {
    """

    simulated    \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps, \
    \(run.world.trace.messages) bus messages
    \(lines)\(PendingFaults(run).lines)trace        \(run.world.trace.hash())

    """
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("outcome", .string(word)), ("reason", .string(reason)),
      ("duration_s", .number(run.elapsed.value)),
      ("steps", .integer(run.stepCount)), ("messages", .integer(run.world.trace.messages)),
      ("cells", list),
      ("faults_never_came", PendingFaults(run).json),
      ("trace_hash", .string(run.world.trace.hash())),
    ])
  }

  /// How the run as a whole ended: as its worst cell did.
  private var word: String {
    switch status {
    case .done: "done"
    case .findings: "findings"
    case .tripped: "tripped"
    case .usage, .refused, .aborted, .hardwareLost: "aborted"
    }
  }

  /// What befell the cells that did not come to their end.
  private var reason: String {
    zip(cells, works).compactMap { cell, work in
      if case .done = cell.phase { nil } else { "\(cell.name) \(self.word(cell, work))" }
    }.joined(separator: "; ")
  }

  /// Each cell as JSON.
  var list: JSON { .array(zip(cells, works).map(json)) }

  private func json(_ cell: Cell, _ work: CellWork) -> JSON {
    let charges = charges(of: cell)
    var members = work.json
    members += [
      ("outcome", .string(word(cell, work))), ("cycles", .integer(cell.cycle)),
      ("charged_C", .number(charges.charged)), ("discharged_C", .number(charges.discharged)),
    ]
    if let leads = cell.leadResistance { members.append(("leads_ohm", .number(leads.value))) }
    if let truth = truth(of: cell) {
      members.append(("truth", .object([("throughput_C", .number(truth))])))
    }
    return .object(members)
  }

  private func verdicts(of cell: Cell) -> String {
    cell.verdicts.map { found in
      "\n  verdict    \(found.verdict.word): \(fixed(found.overpotential.value * 1000, 1)) mV of"
        + " \(fixed(found.expected.value * 1000, 1)) mV"
    }.joined()
  }

  private func charges(of cell: Cell) -> (charged: Double, discharged: Double) {
    (cell.charged.value, cell.discharged.value)
  }

  /// What truly flowed through the cell, whichever way.
  private func truth(of cell: Cell) -> Double? {
    run.world.parts.card(cell.name)?.holder.trueThroughput(at: run.world.now).value
  }

  private func word(_ cell: Cell, _ work: CellWork) -> String {
    switch cell.phase {
    case .waiting, .checking, .running: "not finished"
    case .done: "done"
    case .stopped: "stopped"
    case .unmet(let index, let at):
      "ended at \(fixed((at - .zero).value, 1)) s: \(CellFaultWords.text(unmet: index, of: work.compiled.program, cell))"
    case .judged(let verdict, let at):
      "ended by its verdict \(verdict.word) at \(fixed((at - .zero).value, 1)) s"
    case .tripped(let fault, let at):
      "opened at \(fixed((at - .zero).value, 1)) s: \(CellFaultWords.text(fault, within: work.compiled.bounds(at: cell.instructionIndex)))"
    }
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
