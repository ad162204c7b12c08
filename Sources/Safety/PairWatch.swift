public import Quantities

/// Two sensors of one place, of different kinds: what one cannot know of itself the other shows.
public struct PairWatch: Hashable, Sendable, BitwiseCopyable {
  public enum Verdict: Hashable, Sendable, BitwiseCopyable {
    case agree
    /// Apart by more than two kelvin for a minute: somebody should look.
    case drifting(Kelvins)
    /// Apart by more than five kelvin for a second: neither can be believed.
    case disagree(Kelvins)
  }

  static let drift = Kelvins(2)
  static let driftTime = Seconds(60)
  static let breach = Kelvins(5)
  static let breachTime = Seconds(1)

  /// What they differed by when all was cold.
  public var rest = Kelvins.zero
  private var closeUntil: Instant?
  private var bearableUntil: Instant?

  public init() {}

  /// Judges two readings of about the same moment.
  public mutating func step(
    _ a: TrustedTemperature, _ b: TrustedTemperature, at now: Instant
  ) -> Verdict {
    let apart = a.value - b.value - rest
    // A difference that is no number is not below any bound, and so counts as apart.
    if apart.magnitude < Self.drift || closeUntil == nil { closeUntil = now }
    if apart.magnitude < Self.breach || bearableUntil == nil { bearableUntil = now }
    if let since = bearableUntil, now - since >= Self.breachTime { return .disagree(apart) }
    if let since = closeUntil, now - since >= Self.driftTime { return .drifting(apart) }
    return .agree
  }
}
