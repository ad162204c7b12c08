public import Quantities

/// A pure substance in a sealed cell whose melting tells a sensor what a temperature is.
///
/// It is meant to melt, so it is no `Metal`: a recipe can declare only those, and no recipe, file
/// or flag leads from one to the other.
public enum Calibrant: UInt8, Hashable, Sendable, BitwiseCopyable {
  case indium, sodium, lithium, ice

  /// Where it melts: indium as the ITS-90 defines it (table 1), ice in air; sodium and lithium as
  /// for `Metal`.
  public var melts: Celsius {
    switch self {
    case .indium: Celsius(156.5985)
    case .sodium: Celsius(97.79)
    case .lithium: Celsius(180.5)
    case .ice: Celsius(0)
    }
  }

  /// How far a cell of ordinary purity may be off that.
  public var purity: Kelvins {
    switch self {
    case .indium, .ice: Kelvins(0.02)
    case .sodium, .lithium: Kelvins(0.1)
    }
  }

  /// How far above its melting point a calibrant is ever heated.
  public static let headroom = Kelvins(3)

  /// The highest that the sample's sensor may show with a cell on the stage.
  ///
  /// No uncertainty and no margin are taken off: a cell may melt, and what must not is not there.
  public func limit(boardLimit: Celsius) -> Celsius {
    let ceiling = melts + Self.headroom
    // Written so that a board's limit that is no number leaves nothing to heat under.
    return ceiling < boardLimit ? ceiling : boardLimit
  }
}
