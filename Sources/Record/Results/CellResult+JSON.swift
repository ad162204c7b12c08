import Analysis
import Control
public import Documents
import Instrument
import Quantities

extension CellResult {
  /// The cycles as one object: charges in mAh, potentials in V, times in s, shares as such.
  public var json: JSON {
    var members: [(key: String, value: JSON)] = cell.members
    members += [
      ("samples", .integer(points.count)),
      ("efficiency_is", .string(table.rule.rawValue)),
      ("cycles", .array(table.cycles.map(cycle))),
      ("verdicts", .array(verdicts.map(Self.json))),
    ]
    if let last = table.retention().last {
      members.append(
        (
          "retention",
          .object([("cycle", .integer(last.cycle)), ("share", .number(last.share))])
        ))
    }
    if let reservoir = table.reservoir { members.append(("reservoir", Self.json(reservoir))) }
    return .object(members)
  }

  private static func json(_ judged: JudgedVerdict) -> JSON {
    let found = judged.record
    var members: [(key: String, value: JSON)] = [
      ("verdict", .string("\(found.verdict.word)")), ("cycle", .integer(found.cycle)),
      ("overpotential_V", .number(found.overpotential.value)),
      ("expected_V", .number(found.expected.value)),
    ]
    if found.halves > 0 { members.append(("half_cycles", .integer(found.halves))) }
    if let before = judged.before { members.append(("spectrum_before", json(before))) }
    if let after = judged.after { members.append(("spectrum_after", json(after))) }
    return .object(members)
  }

  private static func json(_ sketch: SpectrumSketch) -> JSON {
    .object([
      ("spectrum", .integer(sketch.number)), ("cycle", .integer(sketch.cycle)),
      ("highest_Hz", .number(sketch.highest.value)), ("lowest_Hz", .number(sketch.lowest.value)),
      ("resistance_ohm", .number(sketch.resistance.value)),
      ("arc_ohm", .number(sketch.arc.value)),
    ])
  }

  private static func json(_ efficiency: ReservoirEfficiency) -> JSON {
    .object([
      ("after", .string(efficiency.kind.rawValue)), ("turns", .integer(efficiency.turns)),
      ("reservoir_mAh", .number(capacity(efficiency.reservoir))),
      ("parts_stripped_mAh", .number(capacity(efficiency.partsStripped))),
      ("parts_plated_mAh", .number(capacity(efficiency.partsPlated))),
      ("last_mAh", .number(capacity(efficiency.last))),
      ("efficiency", .number(efficiency.efficiency)),
    ])
  }

  private func cycle(_ cycle: CellCycle) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("cycle", .integer(cycle.number)), ("complete", .boolean(cycle.isComplete)),
      ("began_s", .number(cycle.began)), ("lasts_s", .number(cycle.duration)),
    ]
    func add(_ key: String, _ value: Double?) {
      if let value, value.isFinite { members.append((key, .number(value))) }
    }
    for (name, charge) in [("charged", cycle.charged), ("discharged", cycle.discharged)] {
      add("\(name)_mAh", Self.capacity(charge))
      add("\(name)_mAh_cm2", areal(charge))
      add("\(name)_mAh_g", specific(charge))
    }
    if isShorted(in: cycle) { members.append(("shorted", .boolean(true))) }
    add("coulombic_efficiency", efficiency(of: cycle))
    add("energy_efficiency", cycle.energyEfficiency)
    add("hysteresis_V", cycle.hysteresis)
    add("overpotential_V", cycle.overpotential)
    for (name, half) in [("charge", cycle.charge), ("discharge", cycle.discharge)] {
      add("\(name)_plateau_V", half?.plateau)
      add("\(name)_mean_V", half?.mean)
      add("\(name)_end_V", half?.end)
      add("\(name)_held_share", half?.heldShare)
    }
    add("plated_um", thickness(cycle.discharged))
    let split = split(cycle)
    add("plating_V", split?.plating)
    add("stripping_V", split?.stripping)
    return .object(members)
  }
}
