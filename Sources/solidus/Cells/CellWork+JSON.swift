import Documents
import Instrument
import Quantities
import Rig

extension CellWork {
  /// What a run's metadata say of the cell: what its densities, rates and limits were.
  var json: [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = [("method", .string(method.name))]
    if let cell {
      let (document, values) = (cell.declared.document, cell.declared.values)
      members += [
        ("name", .string(document.name)), ("area_cm2", .number(document.area.value * 1e4)),
      ]
      if let mass = values.mass { members.append(("active_mass_mg", .number(mass.value * 1e6))) }
    }
    if let oneC {
      members += [
        ("one_C_mAh", .number(oneC.charge.value / 3.6)), ("one_C_is", .string(oneC.is)),
      ]
    }
    members.append(("parameters", .array(values.entries.map { .string($0.text) })))
    members += [("limits", limits), ("card", card)]
    return members
  }

  /// By what the card was read: without it nobody could tell a factor from a finding.
  private var card: JSON {
    var members: [(key: String, value: JSON)] = [("is", .string(standing.words))]
    if case .counts(let one) = standing {
      members += [
        ("certificate", .string(one.hash)), ("date", .string("\(one.date)")),
        ("potential_within", .number(one.found.potentialWithin.value)),
        ("current_within", .number(one.found.currentWithin.value)),
      ]
    }
    return .object(members)
  }

  private var limits: JSON {
    let (bounds, limits) = (compiled.bounds, compiled.bounds.limits)
    func bound(_ value: Double, _ author: MethodLimits.Author) -> JSON {
      .object([("value", .number(value)), ("of", .string(author.rawValue))])
    }
    return .object([
      ("lowest_V", bound(limits.lowest.value, bounds.lowest)),
      ("highest_V", bound(limits.highest.value, bounds.highest)),
      ("current_A", bound(limits.most.value, bounds.most)),
      ("coldest_C", bound(limits.coldest.value, bounds.coldest)),
      ("hottest_C", bound(limits.hottest.value, bounds.hottest)),
    ])
  }
}
