public import Quantities

/// A current that an ADS122C04 drives out of one of its pins.
public struct ADS122C04Excitation: Equatable, Sendable {
  /// The pins that a current source can be routed to (SBAS751B, 8.6.2.4).
  public enum Pin: UInt8, Sendable {
    case ain0 = 1
    case ain1
    case ain2
    case ain3
    case refp
    case refn
  }

  public let current: Amperes
  public let pin: Pin

  public init(_ current: Amperes, from pin: Pin) {
    self.current = current
    self.pin = pin
  }
}
