import Control
import Documents
import Instrument
import Quantities
import Rig
import Simulator

/// What is said of the cells of a run that has ended, on either kind of rig.
struct CellReport {
  private let cells: [Cell]
  /// What knows what truly flowed; nil on a real rig, where nobody does.
  private let simulated: SimulatedRun?
  private let works: [CellWork]

  /// - Parameter places: their numbers in the instrument; the first ones if left out.
  init(_ run: any RigRun, _ works: [CellWork], at places: [Int]? = nil) {
    self.works = works
    cells = (places ?? Array(works.indices)).map(run.instrument.cell)
    simulated = run as? SimulatedRun
  }

  var status: ExitStatus {
    let phases = cells.map(\.phase)
    if phases.contains(where: { if case .tripped = $0 { true } else { false } }) { return .tripped }
    let allDone = phases.allSatisfy { phase in
      switch phase {
      // A verdict that a method ends with is an end that it wanted.
      case .done, .judged: true
      case .waiting, .checking, .running, .stopped, .unmet, .tripped: false
      }
    }
    return allDone ? .done : .aborted
  }

  /// What is said of each cell.
  var lines: String {
    zip(cells, works).map { cell, work in
      let charges = charges(of: cell)
      let rate = work.oneC.map { "\n  one C      \($0.is)" } ?? ""
      return """
        \(cell.name.padded(12)) \(word(cell, work)) after \(cell.cycle) cycles
          charged    \(fixed(charges.charged / 3.6, 6)) mAh, discharged \(fixed(charges.discharged / 3.6, 6)) mAh
          contact    \(cell.leadResistance.map { fixed($0.value, 1) + " ohm of all that answers at once" } ?? "not proved")\(rate)
          card       \(work.standing.words)\(truthLine(of: cell, work))\(unheard(of: cell))\(verdicts(of: cell))

        """
    }.joined()
  }

  /// What befell the cells that did not come to their end.
  ///
  /// - Parameter ended: why the run ended, or what became of it, where nobody asked for that.
  func reason(_ ended: String?) -> String {
    [fates, ended ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The same as a line of its own.
  static func line(_ ended: String?) -> String { ended.map { "ended        \($0)\n" } ?? "" }

  private var fates: String {
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
    let verdicts = cell.verdicts.map { JSON.string("\($0.evidence.verdict.word)") }
    if cell.unheard.analysers > 0 {
      members.append(("analyser_lost", .integer(cell.unheard.analysers)))
    }
    if cell.unheard.points > 0 {
      members.append(("spectrum_points_lost", .integer(cell.unheard.points)))
    }
    if !verdicts.isEmpty { members.append(("verdicts", .array(verdicts))) }
    if let leads = cell.leadResistance { members.append(("leads_ohm", .number(leads.value))) }
    if let truth = truth(of: cell) {
      members.append(("truth", .object([("throughput_C", .number(truth))])))
    }
    return .object(members)
  }

  private func verdicts(of cell: Cell) -> String {
    cell.verdicts.map { found, cycle in
      "\n  verdict    \(found.verdict.word) in cycle \(cycle):"
        + " \(fixed(found.overpotential.value * 1000, 1)) mV of overpotential there, where"
        + " \(fixed(found.expected.value * 1000, 1)) mV were expected"
    }.joined()
  }

  /// What its spectra lack, which the run went on without.
  private func unheard(of cell: Cell) -> String {
    let (points, analysers) = cell.unheard
    let losses = [
      analysers > 0 ? "analyser_lost in \(analysers == 1 ? "one" : "\(analysers)")" : nil,
      points > 0 ? "\(points) \(points == 1 ? "point" : "points") lost" : nil,
    ].compactMap(\.self)
    return losses.isEmpty ? "" : "\n  spectra    " + losses.joined(separator: ", ")
  }

  private func charges(of cell: Cell) -> (charged: Double, discharged: Double) {
    (cell.charged.value, cell.discharged.value)
  }

  /// What truly flowed through the cell, whichever way.
  private func truth(of cell: Cell) -> Double? {
    guard let run = simulated, isLast(cell, in: run.instrument) else { return nil }
    let world = run.world
    return world.parts.card(cell.name)?.holder.trueThroughput(at: world.now).value
  }

  /// Whether nobody came into its channel after it: a holder knows of the cell that is in it.
  private func isLast(_ cell: Cell, in instrument: Instrument) -> Bool {
    let last = (0..<instrument.cellCount).last { instrument.cell($0).name == cell.name }
    return last.map { instrument.cell($0) === cell } ?? true
  }

  private func truthLine(of cell: Cell, _ work: CellWork) -> String {
    let since = work.aged == nil ? "in all" : "since it went on"
    return truth(of: cell).map { "\n  truth      \(fixed($0 / 3.6, 6)) mAh flowed \(since)" } ?? ""
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
