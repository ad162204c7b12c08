public import Quantities

/// Why a record does not say what a stage is.
public enum IdentificationRefusal: Error, Hashable, Sendable, BitwiseCopyable {
  /// Too few samples, or one that is no number or does not come after the one before.
  case badRecord(index: Int)
  /// The stage was not at rest when the record began: sensors disagreed, or drifted.
  case notAtRest(by: Kelvins)
  /// The sample was never warmed by this much more than it needs to be.
  case tooLittleHeat(rise: Kelvins)
  /// After the last heat the sample did not fall far enough to see what it loses.
  case noCooling(fall: Kelvins)
  /// This sensor fell while the heater heated.
  case inverted(Sensor)
  /// The sample's sensor ran ahead of the element's while the heater heated.
  case swapped
  /// Two masses do not behave like this: the share of the motion that stays unexplained.
  case unexplained(share: Double)
  /// A number came out that no stage has.
  case impossible(Number)
  /// A number came out, but too little is known of it to be used.
  case uncertain(Number, share: Double)

  public enum Sensor: UInt8, Hashable, Sendable, BitwiseCopyable { case element, sample }

  public enum Number: UInt8, Hashable, Sendable, BitwiseCopyable {
    case element, sample, coupling, elementLoss, sampleLoss
  }
}
