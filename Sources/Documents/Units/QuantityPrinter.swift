/// Writes a value in the unit in which people would.
public enum QuantityPrinter {
  /// A quantity in the unit that needs the fewest digits, one to three of them before the point.
  public static func text<Value: WrittenQuantity>(_ quantity: Value) -> String {
    text(quantity.counted, as: Value.kind)
  }

  /// The same for a number in the unit that the type of the kind counts in.
  ///
  /// What is written reads back to the same number, bit for bit.
  public static func text(_ counted: Double, as kind: QuantityKind) -> String {
    var best = text(Decimal("\(counted)"), base(kind))
    var length = Int.max
    // Of equally short texts the one in the largest unit stays.
    for unit in kind.units.reversed() where !seldom.contains(unit.symbol) {
      guard let number = written(counted, in: unit), unit.value(of: number) == counted,
        let shown = number.value(), shown.magnitude >= 1, shown.magnitude < 1000
      else { continue }
      if number.text.utf8.count < length {
        length = number.text.utf8.count
        best = text(number, unit)
      }
    }
    return best
  }

  /// The same in a unit that people expect there, whatever is shorter.
  public static func text<Value: WrittenQuantity>(_ quantity: Value, in symbol: String) -> String {
    guard let unit = Value.kind.units.first(where: { $0.symbol == symbol }) else {
      return text(quantity)
    }
    return text(written(quantity.counted, in: unit), unit)
  }

  private static func text(_ number: Decimal?, _ unit: Unit) -> String {
    let digits = number?.text ?? "not a number"
    return unit.symbol.isEmpty ? digits : "\(digits) \(unit.symbol)"
  }

  /// The number to write before a unit; nil only for what is not a number.
  static func written(_ counted: Double, in unit: Unit) -> Decimal? {
    let plain = unit.isDecimal ? counted : counted / unit.factor * unit.divisor
    return Decimal("\(plain)")?.shifted(by: -unit.power)
  }

  /// Units that are read but not chosen: a shorter list is easier to compare by eye.
  private static let seldom = [
    "hPa", "bar", "mbar", "atm", "cm", "K/h", "d", "A/m2", "A/cm2", "uAh", "Ah/kg", "ppb",
  ]

  /// The unit that the type of a kind counts in; every kind has one.
  static func base(_ kind: QuantityKind) -> Unit {
    let units = kind.units
    return units.first { $0.isDecimal && $0.power == 0 } ?? units[0]
  }
}
