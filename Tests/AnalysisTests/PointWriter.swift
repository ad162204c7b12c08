import Analysis

/// Writes the samples of a made-up cell, one a second, with sums as a channel keeps them.
struct PointWriter {
  private(set) var points: [CellPoint] = []
  private var time = 0.0
  private var charged = 0.0
  private var discharged = 0.0
  private var step = 0
  var cycle = 0

  /// A step at a current, with the potential as a function of the share of the step that is over.
  mutating func flow(
    _ current: Double, seconds: Int, _ drive: CellPoint.Drive = .current,
    counter: Double = .nan, at potential: (Double) -> Double
  ) {
    step += 1
    for second in 0...seconds {
      if second > 0 { add(current) }
      points.append(
        CellPoint(
          time: time, potential: potential(Double(second) / Double(seconds)), counter: counter,
          current: current, charged: charged, discharged: discharged, cycle: cycle, step: step,
          drive: drive))
    }
    // Until the next step is driven something flows on.
    add(current)
  }

  mutating func rest(seconds: Int, at potential: Double) {
    flow(0, seconds: seconds, .rest) { _ in potential }
  }

  private mutating func add(_ current: Double) {
    time += 1
    if current > 0 { charged += current } else { discharged -= current }
  }
}
