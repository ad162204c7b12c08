public import Quantities

/// An independent limiter after EN 14597: its own sensor in the holder, its own contact.
///
/// It belongs to no bus and no line. Once its sensor has reached the set point the supply is open
/// for good, whatever welded behind it: somebody would have to walk up and press its button.
public struct Limiter: Equatable, Sendable {
  public var setPoint: Celsius
  /// How far its sensor runs behind the holder.
  public var lag: Seconds
  /// By how much it truly reads hotter than its sensor is.
  public var error: Kelvins

  public init(setPoint: Celsius, lag: Seconds, error: Kelvins = .zero) {
    self.setPoint = setPoint
    self.lag = lag
    self.error = error
  }

  /// Whether what its sensor has makes it open.
  func opens(at felt: Double) -> Bool { felt + error.value >= setPoint.value }
}
