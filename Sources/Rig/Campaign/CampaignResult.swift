public import Quantities

/// What came of one case, and whether anything that must hold did not.
public struct CampaignResult: Sendable {
  /// How the rehearsal ended, in one word: done, refused, died, or the cause of a trip.
  public let ending: String
  /// How far below the melting point the foil stayed, in truth.
  public let margin: Kelvins
  /// From the fault to the last moment at which the element was heated; nil without a fault or heat.
  public let reaction: Seconds?
  /// What was promised and not kept, in words; nil if all was.
  public let broken: String?
  /// The trace of the whole rehearsal.
  public let hash: String
  /// What a fault-free anneal was like.
  public let anneal: Anneal?

  /// Figures of an anneal without a fault.
  public struct Anneal: Sendable {
    /// How far below its limit the soak was.
    public let gap: Kelvins
    /// How far the foil went above its soak, in truth and with the sensors' constant error removed.
    public let overshoot: Kelvins
    /// The largest distance from the mean in the second half of the soak.
    public let ripple: Kelvins
    /// From the first heat to the soak.
    public let approach: Seconds
    /// How many times as long as the quickest controller that there can be took; nil if unknown.
    public let slower: Double?
    public let hours: Double

    public init(
      gap: Kelvins, overshoot: Kelvins, ripple: Kelvins, approach: Seconds, slower: Double?,
      hours: Double
    ) {
      self.gap = gap
      self.overshoot = overshoot
      self.ripple = ripple
      self.approach = approach
      self.slower = slower
      self.hours = hours
    }
  }

  public init(
    ending: String, margin: Kelvins, reaction: Seconds?, broken: String?, hash: String,
    anneal: Anneal?
  ) {
    self.ending = ending
    self.margin = margin
    self.reaction = reaction
    self.broken = broken
    self.hash = hash
    self.anneal = anneal
  }

  func breaking(_ what: String) -> CampaignResult {
    CampaignResult(
      ending: ending, margin: margin, reaction: reaction, broken: broken ?? what, hash: hash,
      anneal: anneal)
  }
}
