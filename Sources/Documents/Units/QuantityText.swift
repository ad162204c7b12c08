/// A quantity as it is written, read as one of the kinds that are due.
struct QuantityText {
  /// A value in the unit that the type of its kind counts in.
  struct Value: Equatable {
    let kind: QuantityKind
    let counted: Double
  }

  private typealias Part = (number: Decimal, unit: Unit)

  private let text: String
  private let due: [QuantityKind]
  private var shown: String { "'\(Excerpt.of(text))'" }
  private var dueUnits: [Unit] { due.flatMap(\.units) }
  private var dueSymbols: [String] { dueUnits.map(\.symbol).filter { !$0.isEmpty } }
  private var duePhrase: String { Suggestion.list(due.map(\.phrase)) }

  private init(_ text: String, due: [QuantityKind]) {
    self.text = text
    self.due = due
  }

  static func read(_ text: String, due: [QuantityKind]) throws(QuantityProblem) -> Value {
    try QuantityText(text, due: due).value()
  }

  private func value() throws(QuantityProblem) -> Value {
    if let rate { return Value(kind: .rate, counted: rate) }
    let parts = try parts()
    guard let first = parts.first else { throw notAQuantity }
    try checkCompound(parts)
    var sum = 0.0
    for part in parts {
      guard let value = part.unit.value(of: part.number) else { throw beyondRange }
      sum += value
    }
    let kind = first.unit.kind
    if let minimum = kind.minimum, sum < minimum {
      let least = QuantityPrinter.text(minimum, as: kind)
      throw QuantityProblem(
        message: "\(shown) is below \(least)", remedy: "write at least \(least)")
    }
    return Value(kind: kind, counted: sum)
  }

  /// A rate such as `C/10`; `2C` is one only where it can be neither temperature nor charge.
  private var rate: Double? {
    guard due.contains(.rate), let rate = RateText.perHour(text) else { return nil }
    let isClear = text.contains("/") || !(due.contains(.temperature) || due.contains(.charge))
    return isClear ? rate : nil
  }

  private func parts() throws(QuantityProblem) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let (number, tail) = Decimal.prefix(of: rest) else { throw notAQuantity }
      let symbol = tail.drop { $0 == " " }.prefix { $0 != " " }
      parts.append((number, try unit(String(symbol), of: number)))
      rest = symbol.isEmpty ? "" : tail[symbol.endIndex...].drop { $0 == " " }
      // Seven parts are as many as there are units of time.
      if parts.count > 7 { throw notAQuantity }
    }
    return parts
  }

  private func unit(_ symbol: String, of number: Decimal) throws(QuantityProblem) -> Unit {
    let meanings = Unit.named(symbol)
    if let unit = meanings.first(where: { due.contains($0.kind) }) { return unit }
    if symbol.isEmpty {
      let choices = dueSymbols.map { "\(number.text) \($0)" }
      throw QuantityProblem(
        message: "\(shown) has no unit",
        remedy: "\(duePhrase) is due: write \(Suggestion.list(choices))")
    }
    if meanings.isEmpty { throw unknown(symbol) }
    throw wrongKind(meanings.map(\.kind), number)
  }

  private func unknown(_ symbol: String) -> QuantityProblem {
    let near =
      Self.sameLetters(symbol, dueSymbols)
      ?? Suggestion.nearest(to: symbol, among: dueSymbols)
    let hint = near.map { "did you mean '\($0)'? " } ?? ""
    return QuantityProblem(
      message: "unknown unit '\(Excerpt.of(symbol))' in \(shown)",
      remedy: "\(hint)\(duePhrase) is written in \(Suggestion.list(dueSymbols))")
  }

  /// A unit that differs only in capitals, which matter: mohm and Mohm are two.
  private static func sameLetters(_ symbol: String, _ symbols: [String]) -> String? {
    guard symbol.utf8.count <= 10 else { return nil }
    let same = symbols.filter { $0.lowercased() == symbol.lowercased() }
    return same.first { $0.first == symbol.first } ?? same.first
  }

  private func wrongKind(_ kinds: [QuantityKind], _ number: Decimal) -> QuantityProblem {
    let found = Suggestion.list(kinds.map(\.phrase))
    return QuantityProblem(
      message: "\(shown) is \(found), but \(duePhrase) is due", remedy: advice(kinds, number))
  }

  private func advice(_ kinds: [QuantityKind], _ number: Decimal) -> String {
    if due == [.temperature], kinds == [.difference], let kelvins = number.value(), kelvins > 100 {
      let hundredths = ((kelvins - 273.15) * 100).rounded()
      let point = QuantityPrinter.text(hundredths / 100, as: .temperature)
      return "write \(point): points are in C, K is for differences"
    }
    if due == [.difference], kinds.contains(.temperature) { return "write \(number.text) K" }
    return "write it in \(Suggestion.list(dueSymbols))"
  }

  /// Only times have several parts, as in `1 h 30 min`: each unit smaller than the one before.
  private func checkCompound(_ parts: [Part]) throws(QuantityProblem) {
    guard parts.count > 1 else { return }
    for (part, next) in zip(parts, parts.dropFirst()) {
      let shrinks = Self.size(part.unit) > Self.size(next.unit)
      guard part.unit.kind == .time, next.unit.kind == .time, shrinks, !next.number.isNegative
      else {
        throw QuantityProblem(
          message: "\(shown) has parts that do not add up",
          remedy: "write one number and one unit; only a time may be written as 1 h 30 min")
      }
    }
  }

  private static func size(_ unit: Unit) -> Int {
    unit.isDecimal ? unit.power : Int(unit.factor)
  }

  private var notAQuantity: QuantityProblem {
    let example = dueSymbols.last.map { "10 \($0)" } ?? "10"
    return QuantityProblem(
      message: "\(shown) is not \(duePhrase)",
      remedy: "write a number and a unit, such as \(example)")
  }

  private var beyondRange: QuantityProblem {
    QuantityProblem(
      message: "\(shown) is beyond the range of numbers", remedy: "check the exponent")
  }
}
