import Quantities

/// What a generator does from one instant on, until one of its inputs changes.
struct GeneratorSegment {
  var start: Instant
  /// In W, at the start.
  var forward = 0.0
  /// The share that comes back, at the start.
  var share: Double
  /// What both are on their way to.
  var goal = 0.0
  var shareGoal: Double
  var isLit = false

  /// Whether it gives nothing and goes on giving nothing.
  var isIdle: Bool { goal == 0 && forward == 0 }

  /// Forward power in W, and the share of it that comes back.
  func state(
    at now: Instant, _ parameters: GeneratorParameters
  ) -> (forward: Double, share: Double) {
    let span = (now - start).value
    let isSteady = forward == goal && share == shareGoal
    guard span > 0, !isSteady else { return (forward, share) }
    let power = goal + (forward - goal) * Arithmetic.exp(-span / parameters.lag.value)
    let back = shareGoal + (share - shareGoal) * Arithmetic.exp(-span / parameters.tuning.value)
    return (power, back)
  }
}
