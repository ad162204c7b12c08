import Analysis

/// The cells of several runs over each other, each in the colour of its run.
struct ComparisonCells {
  private let runs: [ComparedRun]
  private let results: [CellResult]

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    results = runs.flatMap(\.cells).map(\.result)
  }

  var html: String {
    let charts = [potential, overCapacity] + byCycle + [voltammogram, nyquist]
    guard charts.contains(where: { !$0.isEmpty }) else { return "" }
    return HTML.heading("Cells") + HTML.charts(charts)
  }

  /// A curve for each cell that has one; of each run the first is named.
  private func curves(
    _ look: Curve.Look = .line, _ values: (ComparedRun.Cell) -> (x: [Double], y: [Double])
  ) -> [Curve] {
    runs.flatMap { compared -> [Curve] in
      let pairs = compared.cells.map(values).filter { !$0.x.isEmpty }
      return pairs.enumerated().map { index, pair in
        Curve(index == 0 ? key(compared) : nil, compared.kind, look, x: pair.x, y: pair.y)
      }
    }
  }

  /// How many cells of a run lie over each other.
  private func key(_ compared: ComparedRun) -> String {
    compared.cells.count > 1 ? "\(compared.letter), n = \(compared.cells.count)" : compared.letter
  }

  private var volts: (unit: String, count: Double) {
    let highest = results.reduce(0) { highest, result in
      result.points.reduce(highest) { max($0, $1.potential.magnitude) }
    }
    return highest < 0.3 ? ("mV", 1000) : ("V", 1)
  }

  /// What all of them can be given in: cells of two kinds have only mAh in common.
  private var capacity: (unit: String, of: (CellResult, Double) -> Double) {
    if results.allSatisfy({ $0.cell.activeMass != nil }) {
      return ("mAh/g", { $0.specific($1) ?? .nan })
    }
    if results.allSatisfy({ $0.cell.area != nil }) { return ("mAh/cm²", { $0.areal($1) ?? .nan }) }
    return ("mAh", { CellResult.capacity($1) })
  }

  private var potential: Chart {
    let scale = TimeScale(for: results.compactMap { $0.points.last?.time }.max() ?? 0)
    let volts = volts
    return Chart(
      title: "Potential", across: scale.label, up: volts.unit,
      curves: curves { cell in
        let points = cell.result.points
        return (points.map { $0.time / scale.length }, points.map { $0.potential * volts.count })
      })
  }

  /// The last whole cycle of each: what a cell had become.
  private var overCapacity: Chart {
    let (volts, capacity) = (volts, capacity)
    return Chart(
      title: "Potential over capacity, the last whole cycle of each", across: capacity.unit,
      up: volts.unit,
      curves: curves { cell in
        let result = cell.result
        guard !CellCharts(result).isVoltammetry,
          let cycle = result.table.cycles.last(where: \.isComplete)
        else { return ([], []) }
        var (x, y): ([Double], [Double]) = ([], [])
        for half in cycle.halves {
          let points = result.points[half.points]
          let flowed = { (point: CellPoint) in half.isCharge ? point.charged : point.discharged }
          let start = points.first.map(flowed) ?? 0
          for point in points where point.drive != .rest {
            x.append(capacity.of(result, flowed(point) - start))
            y.append(point.potential * volts.count)
          }
          // Between two halves there is no line.
          x.append(.nan)
          y.append(.nan)
        }
        return (x, y)
      })
  }

  private var byCycle: [Chart] {
    let capacity = capacity
    return [
      cycles("Discharged by cycle", capacity.unit, least: 1e-6) { result, cycle in
        let flowed = capacity.of(result, cycle.discharged)
        // Nothing flowed is no capacity of nought but a half that is missing.
        return flowed > 0 ? flowed : nil
      },
      cycles("Coulombic efficiency", "%", least: 0.1) { result, cycle in
        cycle.isComplete ? result.efficiency(of: cycle).map { $0 * 100 } : nil
      },
      cycles("Overpotential by cycle", "mV", least: 0.1) { _, cycle in
        cycle.isComplete ? cycle.overpotential.map { $0 * 1000 } : nil
      },
    ]
  }

  private func cycles(
    _ title: String, _ up: String, least: Double,
    _ value: (CellResult, CellCycle) -> Double?
  ) -> Chart {
    var chart = Chart(
      title: title, across: "cycle", up: up,
      curves: curves(.dots) { cell in
        let result = cell.result
        guard !CellCharts(result).isVoltammetry else { return ([], []) }
        let known = result.table.cycles.compactMap { cycle in
          value(result, cycle).map { (Double(cycle.number), $0) }
        }
        return (known.map(\.0), known.map(\.1))
      }, least: least, isTight: false)
    chart.scales.across = .counted
    return chart
  }

  private var voltammogram: Chart {
    Chart(
      title: "Current over potential", across: "potential, V", up: "mA",
      curves: curves { cell in
        guard CellCharts(cell.result).isVoltammetry else { return ([], []) }
        let led = cell.result.points.filter { $0.drive == .potential }
        return (led.map(\.potential), led.map { $0.current * 1000 })
      }, isTight: false)
  }

  private var nyquist: Chart {
    Chart(
      title: "Nyquist, the last spectrum of each", across: "Re Z, ohm", up: "-Im Z, ohm",
      curves: curves(.dots) { cell in
        let points = cell.spectrum?.spectrum.points ?? []
        return (points.map { $0.impedance.real }, points.map { -$0.impedance.imaginary })
      }, scales: (.even, .even), isRound: true)
  }
}
