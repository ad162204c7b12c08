/// A number of a protocol: plain, in quotes, or nothing (`null`, an empty text).
struct UnicyclerNumber: Sendable {
  let decimal: Decimal?
  /// As a rate, which may also be written `C/5` or `D/2`.
  let rate: Double?
  let place: Place?

  static let none = UnicyclerNumber(decimal: nil, rate: nil, place: nil)

  static let form = form(isRate: false)
  static let rateForm = form(isRate: true)

  private static func form(isRate: Bool) -> Form<UnicyclerNumber> {
    Form(
      shape: .either([.number, .choice(["null"]), .text(pattern: "[0-9CDe./+ -]*", example: "1")])
    ) { node, report in
      let due = isRate ? "a rate" : "a number"
      guard case .scalar(let scalar) = node.content else {
        node.refuse(due: due, remedy: "write a number", &report)
        return nil
      }
      if scalar.nature == .null || scalar.text.allSatisfy({ $0 == " " }) { return none }
      let decimal = Decimal(scalar.text)
      let rate = isRate ? decimal.flatMap { $0.value() } ?? Self.rate(scalar.text) : nil
      if decimal == nil, rate == nil {
        node.refuse(due: due, remedy: isRate ? "write 0.1 or C/10" : "write a number", &report)
        return nil
      }
      return UnicyclerNumber(decimal: decimal, rate: rate, place: node.place)
    }
  }

  /// `C/5`, `3D/2` and `1/5`; D is discharge.
  private static func rate(_ text: String) -> Double? {
    let parts = text.filter { $0 != " " }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = Double(parts[1]), hours != 0 else { return nil }
    let isBack = parts[0].contains("D")
    let times = parts[0].filter { $0 != "C" && $0 != "D" }
    guard parts[0].count - times.count <= 1, let times = times.isEmpty ? 1 : Double(times) else {
      return nil
    }
    return (isBack ? -times : times) / hours
  }

  /// In the unit that the type of the quantity counts in; nil where nothing, or nought, stands.
  func value(in unit: String) -> Double? {
    guard let unit = Unit.table.first(where: { $0.symbol == unit }), let decimal,
      let value = unit.value(of: decimal), value != 0
    else { return nil }
    return value
  }

  /// What to write so that the same value is read again.
  static func json(_ value: Double, in symbol: String) -> JSON {
    guard let unit = Unit.table.first(where: { $0.symbol == symbol }),
      let number = QuantityPrinter.written(value, in: unit), let shown = number.value()
    else { return .number(value) }
    let isSame = Decimal("\(shown)").flatMap { unit.value(of: $0) } == value
    return isSame ? .number(shown) : .string(number.text)
  }
}
