import Quantities

/// Notices that a cell does not follow the thermostat that its method told a temperature.
///
/// One of two is to blame that nobody can tell apart from here: the thermostat does nothing, or the
/// thermometer shows nothing.
struct ClimateWatch {
  /// A thermometer may be 2.5 K off, and the block by half a kelvin.
  private static let near = CellLimits.thermometer + Kelvins(0.5)
  /// Once it was there it stays: what it shows is off by as much as before.
  private static let astray = Kelvins(5)
  /// By the slowest thermostat that is of use, a kelvin in ten minutes.
  private static let moving = Kelvins(0.5)
  private static let patience = Seconds(600)

  private enum State {
    /// Where it was when it was seen to have moved last.
    case leading(to: Celsius, from: Celsius?, since: Instant)
    case there(Celsius)
  }

  private var state: State?

  /// The thermostat was told another temperature.
  mutating func begin(to goal: Celsius, at now: Instant) {
    state = .leading(to: goal, from: nil, since: now)
  }

  /// What the thermometer shows; what is wrong with that.
  mutating func step(_ shown: Celsius, at now: Instant) -> CellFault? {
    switch state {
    case nil: return nil
    case .there(let goal):
      return (shown - goal).magnitude > Self.astray ? .temperatureAstray(shown, from: goal) : nil
    case .leading(let goal, let from, let since):
      if (shown - goal).magnitude <= Self.near {
        state = .there(goal)
        return nil
      }
      guard let from, (shown - from).magnitude < Self.moving else {
        state = .leading(to: goal, from: shown, since: now)
        return nil
      }
      return now - since > Self.patience ? .temperatureStill(shown, to: goal) : nil
    }
  }
}
