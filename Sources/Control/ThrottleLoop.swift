public import Quantities

/// Moves the valve between chamber and pump until the gauge reads what it should.
///
/// Pressure spans decades, so the error is a ratio; it is only integrated, slowly enough for the
/// chamber to follow, and the integral is the valve's position itself, so it cannot wind up.
public struct ThrottleLoop: Hashable, Sendable, BitwiseCopyable {
  /// How far the valve moves each second for a pressure that is off by a factor of e.
  private static let gain = 0.08
  /// The fastest that it is moved, as a share of its travel each second.
  private static let fastest = 0.2

  /// How far it is open: 0 shut, 1 open.
  public private(set) var opening: Double

  public init(from opening: Double) { self.opening = opening }

  /// One period further; without a reading the valve stays where it is.
  public mutating func step(
    _ seen: Pascals?, towards goal: Pascals, period: Seconds
  ) {
    guard let seen else { return }
    let floor = goal * 1e-3
    let error = Arithmetic.log(max(seen, floor) / goal)
    let speed = min(max(error * Self.gain, -Self.fastest), Self.fastest)
    opening = min(max(opening + speed * period.value, 0), 1)
  }
}
