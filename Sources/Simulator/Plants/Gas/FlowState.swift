/// What one flow controller lets through.
struct FlowState {
  /// The index of its gas.
  let gas: Int
  /// In s.
  let lag: Double
  /// Pa/s in the chamber for each sccm.
  let scale: Double
  /// In sccm.
  var flow = 0.0
  var goal = 0.0

  /// Moves it on, and answers what flowed on average in sccm.
  mutating func step(_ h: Double) -> Double {
    let gap = flow - goal
    if gap == 0 { return goal }
    let x = h / lag
    let first = Relaxation.phi(x).first
    flow = goal + gap * (1 - x * first)
    return goal + gap * first
  }
}
