import Analysis

/// What changes from cycle to cycle.
extension CellCharts {
  var capacity: Chart {
    let cycles = result.table.cycles
    let numbers = cycles.map { Double($0.number) }
    let highest = cycles.map { unit(max($0.charged, $0.discharged)) }.max() ?? 0
    return byCycle(
      "Capacity by cycle", capacityLabel,
      [
        Curve("charge", "b", .dots, x: numbers, y: cycles.map { known(unit($0.charged)) }),
        Curve("discharge", "a", .dots, x: numbers, y: cycles.map { known(unit($0.discharged)) }),
      ], least: highest * 0.05)
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
      byCycle(
        "Coulombic efficiency: \(result.table.rule.rawValue)", "%",
        [Curve(nil, "c", .dots, x: numbers, y: percent(result.efficiency))], least: 0.1),
      byCycle(
        "Energy efficiency", "%",
        [Curve(nil, "d", .dots, x: numbers, y: percent(\.energyEfficiency))], least: 1),
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
    return byCycle("Overpotential by cycle", "mV", curves)
  }

  private func byCycle(
    _ title: String, _ up: String, _ curves: [Curve], least: Double = 0
  ) -> Chart {
    var chart = Chart(
      title: title, across: "cycle", up: up, curves: curves, least: least, isTight: false)
    chart.scales.across = .counted
    return chart
  }
}
