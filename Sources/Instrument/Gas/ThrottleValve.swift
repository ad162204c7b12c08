import Control
import HAL
public import Procedures
public import Quantities

/// The valve between chamber and pump: it also shuts the chamber off for an exposure.
public final class ThrottleValve {
  public let name: String
  private let setpoint: AnalogueOutput
  /// The voltage at which it is fully open; at none it is shut.
  private let span: Volts
  private let loop = Apart(ThrottleLoop(from: 1))
  private var wanted = Throttle.open

  /// The valve is not moved for less than this share of its travel.
  private static let step = 0.001

  public init(_ name: String, span: Volts, setpoint: AnalogueOutput) {
    self.name = name
    self.span = span
    self.setpoint = setpoint
    setpoint.want(span)
  }

  public var setting: Throttle { wanted }
  public var isLost: Bool { setpoint.isLost }

  /// How far it is told to be open: 0 shut, 1 open.
  public var opening: Double {
    switch wanted {
    case .open: 1
    case .closed: 0
    case .holding: Arithmetic.rounded(loop.value.opening / Self.step) * Self.step
    }
  }

  /// What it holds and how far it is open for that; nil if it holds no pressure.
  var holding: (goal: Pascals, opening: Double)? {
    if case .holding(let goal) = wanted { (goal, loop.value.opening) } else { nil }
  }

  func set(to setting: Throttle) {
    wanted = setting
    setpoint.want(span * opening)
  }

  /// One period further on what the gauges show.
  func step(_ seen: Pascals?) {
    guard case .holding(let goal) = wanted else { return }
    loop.value.step(seen, towards: goal, period: Rhythm.period)
    setpoint.want(span * opening)
  }

  func write() { setpoint.write() }
  func verify() { setpoint.verify() }
}
