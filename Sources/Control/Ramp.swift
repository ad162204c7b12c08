public import Quantities

/// A setpoint that moves to its goal no faster than it may.
public struct Ramp: Hashable, Sendable, BitwiseCopyable {
  public private(set) var setpoint: Celsius
  public let goal: Celsius
  public let rate: KelvinsPerSecond

  public init(from start: Celsius, to goal: Celsius, rate: KelvinsPerSecond) {
    setpoint = start
    self.goal = goal
    self.rate = rate.magnitude
  }

  public var isDone: Bool { setpoint == goal }

  /// How fast the setpoint moves now, with its sign; zero once it is there.
  public var moving: KelvinsPerSecond {
    isDone ? .zero : (goal > setpoint ? rate : -rate)
  }

  /// The same as long as nothing is to move.
  public var held: Self { Ramp(from: setpoint, to: setpoint, rate: rate) }

  public mutating func step(_ period: Seconds) {
    let stride = rate * period
    let rest = goal - setpoint
    if rest.magnitude <= stride {
      setpoint = goal
    } else {
      setpoint += rest.value > 0 ? stride : -stride
    }
  }
}
