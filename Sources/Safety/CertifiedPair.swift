public import Quantities

/// What two sensors of the sample differed by when a certificate was made: at rest, and at its
/// fixed point. What they should differ by in between lies on the line through both.
public struct CertifiedPair: Hashable, Sendable, BitwiseCopyable {
  public let rest, point: Celsius
  public let apartAtRest, apartAtPoint: Kelvins

  public init(rest: Celsius, apartAtRest: Kelvins, point: Celsius, apartAtPoint: Kelvins) {
    self.rest = rest
    self.point = point
    self.apartAtRest = apartAtRest
    self.apartAtPoint = apartAtPoint
  }

  /// By how much two readings are farther apart, or closer, than they should be.
  public func deviation(_ a: Celsius, _ b: Celsius) -> Kelvins {
    let way = (b - rest) / (point - rest)
    return a - b - (apartAtRest + (apartAtPoint - apartAtRest) * way)
  }
}
