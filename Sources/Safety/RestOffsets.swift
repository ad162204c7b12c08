public import Quantities

/// What sensors show above the sample's own when all is at rest and as warm as everything else.
///
/// Taken away, what is left of a sensor's error is how it changes with temperature.
public struct RestOffsets: Hashable, Sendable, BitwiseCopyable {
  public var element: Kelvins
  public var surroundings: Kelvins

  public init(element: Kelvins, surroundings: Kelvins) {
    self.element = element
    self.surroundings = surroundings
  }
}

extension TrustedTemperature {
  /// The reading without what its sensor is known to show too much.
  public func without(_ offset: Kelvins) -> Self {
    TrustedTemperature(value - offset, measured: measured)
  }
}
