/// Regular expressions for written quantities, made from the unit table.
enum QuantityPattern {
  private static let number = #"[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?"#

  /// What a quantity of one of the kinds looks like.
  static func of(_ kinds: [QuantityKind]) -> String {
    let alternatives = kinds.map { kind -> String in
      let one = "\(number) *(\(units(kind)))"
      if kind == .rate { return "\(one)|\(RateText.pattern)" }
      return kind == .time ? "\(one)( +\(one))*" : one
    }
    return alternatives.count == 1
      ? alternatives[0] : "(" + alternatives.joined(separator: "|") + ")"
  }

  private static func units(_ kind: QuantityKind) -> String {
    kind.units.flatMap(\.spellings).map(escaped).joined(separator: "|")
  }

  private static func escaped(_ spelling: String) -> String {
    spelling.map { "^.".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
