import Documents
import Quantities
import Rig

extension PlanReport {
  /// The plan as one object; lengths in nm, times in s, temperatures in C, masses in mg.
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("simulated", .boolean(true)), ("recipe", .string(name)),
      ("duration_s", .seconds(plan.forecast.duration)),
      ("cooling_s", .seconds(plan.forecast.cooling)),
      ("waits", .integer(plan.forecast.waits)),
      ("waits_at_most_s", .seconds(plan.forecast.atMost)),
      ("ends", .boolean(plan.forecast.stuck == nil)),
      ("peak_sample_C", .number(plan.forecast.peak.value)),
    ]
    if !plan.others.isEmpty {
      members.append(("zones", .array(plan.others.map(Self.zone))))
    }
    if let limit = plan.limit { members.append(("limit_C", .number(limit.value))) }
    members += [
      ("cycles", .integer(plan.cycles)), ("films", .array(plan.films.map(Self.film))),
      ("layers", .array(plan.layers.map(Self.layer))),
      ("precursors", .array(plan.uses.map(Self.use))),
      ("assumptions", .array(plan.assumptions.map(JSON.string))),
      ("steps", .array(PlanRow.rows(of: plan).map(Self.row))),
    ]
    return .object(members)
  }

  private static func film(_ film: PlannedFilm) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("material", .string(film.material)), ("cycles", .integer(film.cycles)),
      ("thickness_nm", .number(film.thickness.value)),
    ]
    if let observed = film.observed {
      members.append(("thickness_as_observed_nm", .number(observed.value)))
    }
    members.append(("flags", .array(film.flags.map(JSON.string))))
    return .object(members)
  }

  private static func layer(_ layer: PlannedLayer) -> JSON {
    .object([
      ("material", .string(layer.material)), ("cycles", .integer(layer.cycles)),
      ("thickness_nm", .number(layer.thickness.value)),
    ])
  }

  private static func zone(_ zone: OtherZone) -> JSON {
    .object([
      ("zone", .string(zone.name)), ("peak_C", .number(zone.peak.value)),
      ("limit_C", .number(zone.limit.value)),
    ])
  }

  private static func use(_ use: PlannedUse) -> JSON {
    .object([
      ("precursor", .string(use.precursor)), ("pulses", .integer(use.pulses)),
      ("open_s", .seconds(use.open)), ("mass_mg", .number(use.mass.value * 1e6)),
    ])
  }

  private static func row(_ row: PlanRow) -> JSON {
    .object([
      ("begins_s", .seconds((row.start - .zero))), ("times", .integer(row.count)),
      ("depth", .integer(row.depth)), ("what", .string(row.words)),
      ("lasts_s", .seconds(row.lasts)), ("sample_C", .number(row.sample.value)),
    ])
  }
}
