public import Quantities

/// Why a record shows no fixed point that could be believed.
public enum PlateauRefusal: Error, Hashable, Sendable, BitwiseCopyable {
  /// Which way the stage went.
  public enum Passage: UInt8, Hashable, Sendable, BitwiseCopyable { case melting, freezing }

  /// Too few samples, one that is no number, or times that do not follow each other.
  case badRecord(Passage)
  /// The sample moved by too little for anything to be compared with.
  case tooLittleWay(Passage, moved: Kelvins)
  /// Nothing held the sample up: no calibrant, one that did not get there, or too much noise.
  case noArrest(Passage, seen: Kelvins, noise: Kelvins)
  /// It was held up for so short a time that it says nothing.
  case tooFast(Passage, length: Seconds)
  /// What melted is not what froze.
  case uneven(molten: Joules, frozen: Joules)
  /// It melted and froze at different temperatures.
  case hysteresis(Kelvins)
  /// Something melted that is not the calibrant that was named.
  case wrongCalibrant(Celsius)
}
