/// Why a latch is tripped.
public enum TripFinding: Hashable, Sendable, BitwiseCopyable {
  /// The guard, or what watches beside it, cut the zone.
  case cause(TripCause)
  /// The token was gone at the start: program or power died while the zone was energised.
  case died
  /// Everything was told to be off, and nothing shows that it is.
  case notSeenOff
  /// The token could not be taken away or put back for certain.
  case unrecorded

  /// The finding in one word, as a report writes it.
  public var word: StaticString {
    switch self {
    case .cause(let cause): cause.word
    case .died: "died"
    case .notSeenOff: "not_seen_off"
    case .unrecorded: "unrecorded"
    }
  }
}
