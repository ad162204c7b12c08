/// A word that a paper prints in place of a number, and what it is read as: the same in every row.
///
/// The bounds are what the words say. A fifth is what counts as no difference everywhere else, so
/// what is called stable stays within it, and what grows or falls goes beyond.
public enum PrintedWord: String, CaseIterable, Sendable {
  case stable, negligible, slightly, continually, rapidly, decreases, fades

  /// The word before the colon: `stable: it keeps stable`.
  public init?(of text: String) { self.init(rawValue: String(text.prefix { $0 != ":" })) }

  /// Over what it was at first; of what fades in per cent of that.
  public var range: ClosedRange<Double> {
    switch self {
    case .stable, .negligible: 0.8...1.2
    case .slightly: 1...1.5
    case .continually: 1.2 ... .infinity
    case .rapidly: 2 ... .infinity
    case .decreases: 0...0.8
    case .fades: 0...80
    }
  }

  /// The same as people write it.
  public var bounds: String {
    switch self {
    case .stable, .negligible: "0.8 to 1.2"
    case .slightly: "1 to 1.5"
    case .continually: "> 1.2"
    case .rapidly: "> 2"
    case .decreases: "< 0.8"
    case .fades: "< 80 %"
    }
  }

  public var meaning: String {
    switch self {
    case .stable, .negligible: "within a fifth of what it was, which nowhere here counts as another"
    case .slightly: "more, by a half at the most"
    case .continually: "more, by a fifth at the least: less could be called stable"
    case .rapidly: "twice as much, or more"
    case .decreases: "less, by a fifth at the least: less than that could be called stable"
    case .fades: "less than 80 % of the first, at which a battery counts as used up"
    }
  }
}
