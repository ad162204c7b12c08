public import Quantities

extension TripLatch {
  /// Why the latch does not do what it was asked to.
  public enum Refusal: Hashable, Sendable, BitwiseCopyable {
    /// The zone is tripped, and nobody has acknowledged it.
    case tripped
    /// There is no trip to acknowledge.
    case notTripped
    case alreadyBegun
    /// Nothing was proved yet, so nothing may be armed.
    case notBegun
    case causeRemains
    case tooSoon(left: Seconds)
    case noReading
    case tooHot(Celsius, bound: Celsius)

    /// What to do about it.
    public var remedy: StaticString {
      switch self {
      case .tripped: "find the cause, then acknowledge the trip"
      case .notTripped: "nothing needs to be acknowledged; arm when you are ready"
      case .alreadyBegun: "end what is going on with a disarm first"
      case .notBegun: "let the proofs run first, then arm"
      case .causeRemains: "remove the cause; it must stay away for five seconds"
      case .tooSoon: "wait until the cause has been away for five seconds"
      case .noReading: "see to the zone's sensors: each must give a fresh reading"
      case .tooHot: "let the zone cool to 20 K below its limit"
      }
    }
  }
}
