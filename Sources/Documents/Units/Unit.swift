/// One unit in which a kind of quantity may be written.
///
/// A written number times ten to the `power`, times `factor`, divided by `divisor`, is the value
/// in the unit that the quantity's type counts in.
public struct Unit: Hashable, Sendable {
  public let kind: QuantityKind
  /// The spelling that Solidus prints, ASCII only.
  public let symbol: String
  public let power: Int
  public let factor: Double
  public let divisor: Double
  /// Every spelling that is read, the symbol first.
  public let spellings: [String]

  init(
    _ kind: QuantityKind, _ symbol: String, _ power: Int = 0, times factor: Double = 1,
    over divisor: Double = 1, also: [String] = []
  ) {
    self.kind = kind
    self.symbol = symbol
    self.power = power
    self.factor = factor
    self.divisor = divisor
    spellings = Unit.variants(of: symbol) + also
  }

  /// Whether only the place of the decimal point differs from the unit of the type.
  var isDecimal: Bool { factor == 1 && divisor == 1 }

  /// The value of a written number, or nil beyond the range of numbers.
  func value(of number: Decimal) -> Double? {
    guard let shifted = number.value(shiftedBy: power) else { return nil }
    let value = shifted * factor / divisor
    return value.isFinite ? value : nil
  }

  /// The signs that people type for the ASCII ones: the two micro signs, the two ohms, the square.
  private static let signs: [(ascii: String, also: [String])] = [
    ("u", ["\u{B5}", "\u{3BC}"]), ("ohm", ["\u{3A9}", "\u{2126}"]), ("2", ["\u{B2}", "^2"]),
  ]

  private static func variants(of symbol: String) -> [String] {
    var variants = [symbol]
    for (ascii, also) in signs {
      for variant in variants {
        guard let range = range(of: ascii, in: variant) else { continue }
        variants += also.map { variant.replacingCharacters(in: range, with: $0) }
      }
    }
    return variants
  }

  private static func range(of part: String, in text: String) -> Range<String.Index>? {
    text.indices.lazy
      .compactMap { text[$0...].hasPrefix(part) ? $0..<text.index($0, offsetBy: part.count) : nil }
      .first
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
