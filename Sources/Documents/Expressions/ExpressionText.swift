/// A sum as it is written: words and signs with spaces between, `*` and `/` before `+` and `-`.
struct ExpressionText {
  /// As a regular expression: at least a name, or two quantities with a sign between.
  static let pattern: String = {
    let quantity = "-?[0-9][0-9.eE+-]*( *[A-Za-z%\u{B5}\u{3BC}\u{B0}\u{3A9}\u{2126}][^ ()]*)?"
    let more = "[ )]+[-+*/][ (]+(\(Name.pattern)|\(quantity))"
    let first = "[( ]*\(Name.pattern)|\\([( ]*\(quantity)"
    return "(\(first))(\(more))*[) ]*|\(quantity)(\(more))+[) ]*"
  }()

  private var words: [Substring]
  private var place = 0

  private init(_ text: String) {
    let spaced = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
    words = spaced.split(separator: " ")
  }

  /// The sum that a text means; nil if it is none.
  static func parse(_ text: String) -> Expression? {
    guard text.utf8.count <= 200 else { return nil }
    var parser = ExpressionText(text)
    guard let sum = parser.sum(depth: 0), parser.place == parser.words.count else { return nil }
    return sum
  }

  private var word: Substring? { place < words.count ? words[place] : nil }

  private mutating func take(_ sign: Substring) -> Bool {
    guard word == sign else { return false }
    place += 1
    return true
  }

  private mutating func sum(depth: Int) -> Expression? {
    guard depth < 10, var left = product(depth) else { return nil }
    while true {
      if take("+") {
        guard let right = product(depth) else { return nil }
        left = .sum(left, right)
      } else if take("-") {
        guard let right = product(depth) else { return nil }
        left = .difference(left, right)
      } else {
        return left
      }
    }
  }

  private mutating func product(_ depth: Int) -> Expression? {
    guard var left = factor(depth) else { return nil }
    while true {
      if take("*") {
        guard let right = factor(depth) else { return nil }
        left = .product(left, right)
      } else if take("/") {
        guard let right = factor(depth) else { return nil }
        left = .quotient(left, right)
      } else {
        return left
      }
    }
  }

  private mutating func factor(_ depth: Int) -> Expression? {
    if take("(") {
      guard let inner = sum(depth: depth + 1), take(")") else { return nil }
      return inner
    }
    guard let first = word else { return nil }
    place += 1
    if Name.isValid(first) { return .name(String(first)) }
    // `0.1s` is one word, `0.1 s` are two.
    guard Decimal(String(first)) != nil else { return Self.quantity(String(first)) }
    return quantity(from: String(first))
  }

  /// A number, and the unit after it if there is one.
  private mutating func quantity(from number: String) -> Expression? {
    if let unit = word, !["+", "-", "*", "/", ")"].contains(unit) {
      place += 1
      return Self.quantity("\(number) \(unit)")
    }
    return Self.quantity(number)
  }

  /// Here `C` is always a temperature: of kinds with one unit the first in the table counts.
  private static func quantity(_ text: String) -> Expression? {
    do throws(QuantityProblem) {
      let value = try QuantityText.read(text, due: QuantityKind.allCases)
      return .quantity(AnyQuantity(kind: value.kind, counted: value.counted))
    } catch { return nil }
  }
}
