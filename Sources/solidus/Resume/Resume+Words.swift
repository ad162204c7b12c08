import Documents
import Instrument
import Procedures
import Quantities
import Record
import Rig

/// What is said of where it was cut off.
extension Resume {
  /// The doses of the interrupted cycle: those that were seen to end, the one that was going on, and
  /// those that may have come in what the journal lost.
  func doses(
    _ cutOff: KeptRun.CutOff, since began: Double, _ last: (instruction: Int, time: Double),
    _ instructions: [Instruction], _ place: Int, of cycle: Range<Int>
  ) -> GivenDoses {
    var given = GivenDoses()
    given.seen = cutOff.pulses.filter { $0.time >= began }.map { pulse in
      "\(fixed(pulse.width, 3)) s of \(valve(pulse.valve))"
    }
    let isSeen = cutOff.pulses.contains { $0.time >= last.time }
    // A run that ended because its disk took nothing any more says how long it went on without.
    let went = kept.end.loss == nil ? nil : kept.meta?.number("duration_s")
    let until = max(cutOff.time + Self.unkept, went ?? 0)
    if went != nil { given.told = told }
    var time = last.time
    for (index, instruction) in instructions.enumerated().dropFirst(place) where time < until {
      switch instruction {
      case .hold(let span): time += span.value
      case .pulse(let valve, let width):
        time += width.value
        guard index > place || !isSeen else { continue }
        let what = index == place ? "which had begun" : "which was due"
        let which = cycle.contains(index) ? "" : " in the cycle after"
        given.latest = index
        given.perhaps.append("perhaps a pulse of \(self.valve(Int(valve))), \(what)\(which)")
      case .flow, .throttle, .turn, .heat, .checkpoint, .expect, .extinguish: continue
      // How long these last only the rig can tell.
      case .ramp, .burst, .creep, .cool, .strike, .wait, .stay, .branch, .cell: return given
      }
    }
    return given
  }

  /// The doses that the run itself counted until its end.
  private var told: String {
    let counts = kept.doses.map { "\($0.valve) \($0.opened) times" }
    return counts.isEmpty ? "" : "; in all it had opened \(counts.joined(separator: " and "))"
  }

  /// What a journal may have lost at its end, in s, with as much again for the rig to be late.
  private static let unkept = 0.5

  private func valve(_ number: Int) -> String {
    kept.start.valves.indices.contains(number) ? kept.start.valves[number] : "valve \(number)"
  }

  /// Why nothing goes on that was cut off outside the cycles.
  func outside(
    _ whole: CompiledRecipe, at place: Int, hasCoated: Bool, _ cutOff: KeptRun.CutOff
  ) -> String {
    let step = "(\(whole.place(of: place)))"
    if !hasCoated, !DoseCycles(whole).cycles.isEmpty {
      return "\(folder) was cut off before its first dose \(step); run it anew"
    }
    let what = whole.flat.steps[whole.step(of: place)].action.words
    let (when, rest) =
      hasCoated
      ? ("behind its coating, in '\(what)' \(step)", "run a recipe for the rest")
      : ("in '\(what)' \(step)", "run it anew, or a recipe for the rest")
    return "\(folder) was cut off \(when), and heat is never gone on with: \(heat(cutOff.heat));"
      + " \(self.cutOff.latches.text); look at the foil, and \(rest)"
  }

  /// Why nothing goes on behind a trip. Beside cells a zone is also tripped some time after its recipe
  /// failed, so that which of both it was is not to be told from its records.
  func tripped(_ zone: Int, _ cutOff: KeptRun.CutOff) -> String {
    let zones = kept.start.zones
    let name = zones.indices.contains(zone) ? zones[zone].name : "\(zone)"
    let what =
      kept.channels.isEmpty ? "zone '\(name)' had tripped" : "its recipe had tripped or failed"
    return "\(what) when \(folder) was cut off, and nothing goes on behind that:"
      + " \(heat(cutOff.heat)); \(self.cutOff.latches.text); look at the foil, and run a recipe for the rest"
  }

  /// What the foil has been through, beside what it must never see.
  private func heat(_ dose: HeatDose) -> String {
    guard dose.hottest.isFinite else { return "its sample was never read" }
    let limit = kept.start.zones.first?.limit.map { " (its limit is \(fixed($0, 2)) C)" } ?? ""
    let spans = dose.above.map { "\(clock(Seconds($0.seconds))) above \($0.celsius) C" }
    return "its sample was at most \(fixed(dose.hottest, 2)) C warm\(limit),"
      + " \(spans.joined(separator: ", "))"
  }
}
