import Analysis

/// What changes from cycle to cycle.
extension CellCharts {
  var capacity: Chart {
    let cycles = result.table.cycles
    let numbers = cycles.map { Double($0.number) }
    let highest = cycles.map { unit(max($0.charged, $0.discharged)) }.max() ?? 0
    return Chart(
      title: "Capacity by cycle", across: "cycle", up: capacityLabel,
      curves: [
        Curve("charge", "b", .dots, x: numbers, y: cycles.map { known(unit($0.charged)) }),
        Curve("discharge", "a", .dots, x: numbers, y: cycles.map { known(unit($0.discharged)) }),
      ], least: highest * 0.05, isTight: false)
  }

  /// Nothing flowed is no capacity of nought but a half that is missing.
  private func known(_ capacity: Double) -> Double { capacity > 0 ? capacity : .nan }

  var efficiencies: [Chart] {
    guard result.table.reservoir == nil else { return [] }
    let cycles = result.table.cycles.filter(\.isComplete)
    let numbers = cycles.map { Double($0.number) }
    func percent(_ value: (CellCycle) -> Double?) -> [Double] {
      cycles.map { (value($0) ?? .nan) * 100 }
    }
    return [
      Chart(
        title: "Coulombic efficiency: \(result.table.rule.rawValue)", across: "cycle", up: "%",
        curves: [Curve(nil, "c", .dots, x: numbers, y: percent(\.coulombicEfficiency))],
        least: 0.1, isTight: false),
      Chart(
        title: "Energy efficiency", across: "cycle", up: "%",
        curves: [Curve(nil, "d", .dots, x: numbers, y: percent(\.energyEfficiency))],
        least: 1, isTight: false),
    ]
  }

  var overpotential: Chart {
    let cycles = result.table.cycles.filter(\.isComplete)
    let numbers = cycles.map { Double($0.number) }
    var curves = [
      Curve(
        "half between plateaus", "a", .dots, x: numbers,
        y: cycles.map { ($0.overpotential ?? .nan) * 1000 })
    ]
    if result.cell.hasReference {
      func taken(_ value: (ElectrodeSplit) -> Double?) -> [Double] {
        cycles.map { (result.split($0).flatMap(value) ?? .nan) * 1000 }
      }
      curves = [
        Curve("plating", "a", .dots, x: numbers, y: taken(\.plating)),
        Curve("stripping", "b", .dots, x: numbers, y: taken(\.stripping)),
      ]
    }
    return Chart(
      title: "Overpotential by cycle", across: "cycle", up: "mV", curves: curves, isTight: false)
  }
}
