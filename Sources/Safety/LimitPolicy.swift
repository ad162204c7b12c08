public import Quantities

/// How hot the sample may read, and why: melting point less uncertainty less margin.
public struct LimitPolicy: Hashable, Sendable, BitwiseCopyable {
  public let metal: Metal
  public let uncertainty: Uncertainty
  public let margin: Kelvins
  /// What is kept clear besides, of a stage that was never identified as it stands.
  public let reserve: Kelvins
  /// What the board itself bears, whatever lies on it.
  public let boardLimit: Celsius

  /// What is kept clear of the melting point without a certificate of the sample place.
  public static let ordinaryMargin = Kelvins(5)
  /// What is kept clear with the best certificate there is.
  public static let smallestMargin = Kelvins(1)

  /// A margin below the smallest, or one that is no number, becomes the ordinary one.
  public init(
    metal: Metal, uncertainty: Uncertainty, margin: Kelvins = ordinaryMargin,
    reserve: Kelvins = .zero, boardLimit: Celsius
  ) {
    self.metal = metal
    self.uncertainty = uncertainty
    self.margin = margin >= Self.smallestMargin ? margin : Self.ordinaryMargin
    // Written so that a NaN or less than nothing reserves nothing.
    self.reserve = reserve > .zero ? reserve : .zero
    self.boardLimit = boardLimit
  }

  /// The highest temperature that the sample's sensor may ever show.
  public var limit: Celsius {
    guard let melts = metal.melts else { return boardLimit - reserve }
    let proved = melts - uncertainty.total - margin
    // Written so that an uncertainty that is no number leaves no limit to heat under.
    return (boardLimit < proved ? boardLimit : proved) - reserve
  }
}
