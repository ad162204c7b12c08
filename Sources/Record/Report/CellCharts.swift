import Analysis
import Documents

/// The pictures of one cell.
struct CellCharts {
  let result: CellResult
  let scale: TimeScale
  /// What potentials are shown in, and how many of it are a volt.
  let volts: (unit: String, count: Double)

  init(_ result: CellResult) {
    self.result = result
    scale = TimeScale(for: result.points.last?.time ?? 0)
    let highest = result.points.reduce(0) { max($0, $1.potential.magnitude) }
    volts = highest < 0.3 ? ("mV", 1000) : ("V", 1)
  }

  /// So many cycles are drawn over each other; more would hide each other.
  private static let most = 9

  var all: [Chart] {
    let common = potentials + currents
    let table = result.table
    guard isVoltammetry else {
      return common + (table.cycles.isEmpty ? [] : [curves, capacity]) + efficiencies
        + [overpotential]
    }
    return common + [voltammogram]
  }

  /// Whether its cycles would run together into a block.
  var isLong: Bool { result.table.cycles.count > 30 }

  /// Whether mostly a potential was led, and not a current held.
  var isVoltammetry: Bool {
    let held = result.points.count { $0.drive == .potential }
    return held * 10 > result.points.count * 9
  }

  private var curves: Chart {
    let cycles = chosen
    var curves: [Curve] = []
    for (index, cycle) in cycles.enumerated() {
      let strength = cycles.count > 1 ? 0.2 + 0.8 * Double(index) / Double(cycles.count - 1) : 1
      for half in cycle.halves { curves.append(curve(half, strength)) }
    }
    let (first, last) = (cycles.first?.number ?? 0, cycles.last?.number ?? 0)
    let which = first == last ? "cycle \(first)" : "cycles \(first) (faint) to \(last)"
    let kinds = result.table.halves
    if kinds.contains(where: \.isCharge) { curves.append(Curve("charge", "b")) }
    if kinds.contains(where: { !$0.isCharge }) { curves.append(Curve("discharge", "a")) }
    return Chart(
      title: "Potential over capacity, \(which)", across: capacityLabel, up: volts.unit,
      curves: curves)
  }

  private func curve(_ half: HalfCycle, _ strength: Double) -> Curve {
    var curve = Curve(nil, half.isCharge ? "b" : "a", strength: strength)
    let points = result.points[half.points]
    let start = points.first.map { half.isCharge ? $0.charged : $0.discharged } ?? 0
    for point in points where point.drive != .rest {
      let flowed = half.isCharge ? point.charged : point.discharged
      curve.add(unit(flowed - start), point.potential * volts.count)
    }
    return curve
  }

  /// The first, the last, and some between, evenly.
  private var chosen: [CellCycle] {
    let cycles = result.table.cycles.filter { !$0.halves.isEmpty }
    guard cycles.count > Self.most else { return cycles }
    return (0..<Self.most).map { cycles[$0 * (cycles.count - 1) / (Self.most - 1)] }
  }

  private var voltammogram: Chart {
    var curve = Curve(nil, "a")
    for point in result.points where point.drive == .potential {
      curve.add(point.potential, point.current * 1000)
    }
    return Chart(
      title: "Current over potential", across: "potential, V", up: "mA", curves: [curve],
      isTight: false)
  }

  var capacityLabel: String {
    if result.cell.activeMass != nil { return "mAh/g" }
    return result.cell.area != nil ? "mAh/cm²" : "mAh"
  }

  func unit(_ charge: Double) -> Double {
    result.specific(charge) ?? result.areal(charge) ?? CellResult.capacity(charge)
  }
}
