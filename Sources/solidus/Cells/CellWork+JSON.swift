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
      if let rate = cell.declared.rate {
        members += [
          ("one_C_mAh", .number(rate.nominal.value / 3.6)),
          ("one_C_is", .string(rate.definition)),
        ]
      }
    }
    members.append(("limits", limits))
    return members
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
