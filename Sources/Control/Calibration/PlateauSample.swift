public import Quantities

/// What the sensors of a stage read at a moment of a slow passage through a fixed point.
public struct PlateauSample: Hashable, Sendable, BitwiseCopyable {
  public let time: Instant
  public let element, sample, surroundings: Celsius

  public init(time: Instant, element: Celsius, sample: Celsius, surroundings: Celsius) {
    self.time = time
    self.element = element
    self.sample = sample
    self.surroundings = surroundings
  }
}
