/// A column that was recognised by its heading.
struct SpectrumColumn {
  let meaning: ColumnMeaning
  /// What makes ohm, hertz or radians of it; negative where the heading says minus.
  let factor: Double

  /// What came of a heading.
  enum Reading {
    case column(SpectrumColumn)
    /// It is known, but its unit is not.
    case unit(ColumnMeaning, String)
    /// It is none of those that are read here.
    case other
  }

  /// Reads a heading such as `-Im(Z)/Ohm`, `Frequency / Hz` or `Z' (kohm)`.
  static func read(_ heading: String) -> Reading {
    var text = heading.filter { !" \t_".contains($0) }
    text = text.replacing("\u{2019}", with: "'").replacing("\u{2032}", with: "'")
    text = text.replacing("\u{2033}", with: "''").replacing("\u{2212}", with: "-")
    text = Self.unquoted(text)
    let isNegative = text.hasPrefix("-") || text.lowercased().hasPrefix("neg")
    if isNegative { text = String(text.dropFirst(text.hasPrefix("-") ? 1 : 3)) }
    var unknown: Reading = .other
    for meaning in ColumnMeaning.allCases {
      for name in meaning.names.sorted(by: { $0.count > $1.count }) {
        guard text.lowercased().hasPrefix(name) else { continue }
        let rest = text.dropFirst(name.count)
        // After a name comes nothing, or a mark and a unit; else it is another, longer name.
        let unit = String(rest.filter { !"/()[]".contains($0) })
        if let factor = meaning.factor(unit) {
          let sign = isNegative ? -1.0 : 1
          return .column(SpectrumColumn(meaning: meaning, factor: sign * factor))
        }
        // A bracket may go on with the name: `Re(Y)` is no impedance.
        let isUnit = rest.hasPrefix("/") || rest.hasPrefix("[")
        if isUnit, case .other = unknown { unknown = .unit(meaning, unit) }
      }
    }
    return unknown
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
