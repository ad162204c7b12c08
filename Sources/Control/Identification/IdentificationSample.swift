public import Quantities

/// What was seen of a stage at one moment of an identification, one of a second or so.
public struct IdentificationSample: Hashable, Sendable, BitwiseCopyable {
  public var time: Instant
  public var element, sample, surroundings: Celsius
  /// The mean of the heater's power since the sample before.
  public var power: Watts

  public init(
    time: Instant, element: Celsius, sample: Celsius, surroundings: Celsius, power: Watts
  ) {
    self.time = time
    self.element = element
    self.sample = sample
    self.surroundings = surroundings
    self.power = power
  }

  var isFinite: Bool {
    element.isFinite && sample.isFinite && surroundings.isFinite && power.isFinite
  }
}
