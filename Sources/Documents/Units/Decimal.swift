/// A number as it is written: sign, digits, power of ten; exact until it becomes a Double.
///
/// Shifting the power before the conversion keeps `1.5 mV` equal to 0.0015 to the last bit.
struct Decimal: Hashable, Sendable {
  /// Longer than any number that a person writes or a Double prints.
  private static let longest = 40

  let isNegative: Bool
  /// ASCII digits without a point; the value is their number times ten to the `exponent`.
  let digits: [UInt8]
  let exponent: Int

  /// Nil unless all of the text is a decimal number, with or without an exponent.
  init?(_ text: String) {
    guard let (number, rest) = Decimal.prefix(of: Substring(text)), rest.isEmpty else { return nil }
    self = number
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  /// The longest number that the text begins with, and what follows it.
  static func prefix(of text: Substring) -> (number: Decimal, rest: Substring)? {
    let bytes = text.utf8
    var at = bytes.startIndex
    let isNegative = bytes.first == 0x2D
    if isNegative || bytes.first == 0x2B { at = bytes.index(after: at) }
    let whole = run(bytes, from: at)
    // A leading zero means octal to some readers and nothing to others.
    if whole.isEmpty || (whole.count > 1 && whole.first == 0x30) { return nil }
    at = whole.endIndex
    var fraction = bytes[at..<at]
    if at < bytes.endIndex, bytes[at] == 0x2E {
      fraction = run(bytes, from: bytes.index(after: at))
      if fraction.isEmpty { return nil }
      at = fraction.endIndex
    }
    let (power, end) = exponent(bytes, from: at)
    guard whole.count + fraction.count <= longest else { return nil }
    let number = Decimal(
      isNegative: isNegative, digits: Array(whole) + Array(fraction),
      exponent: power - fraction.count)
    return (number, text[end...])
  }

  private static func run(
    _ bytes: Substring.UTF8View, from start: String.Index
  ) -> Substring.UTF8View.SubSequence {
    bytes[start...].prefix { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The power after `e`; none if what follows is not a small whole number.
  private static func exponent(
    _ bytes: Substring.UTF8View, from start: String.Index
  ) -> (power: Int, end: String.Index) {
    guard start < bytes.endIndex, bytes[start] | 0x20 == 0x65 else { return (0, start) }
    var at = bytes.index(after: start)
    let isNegative = at < bytes.endIndex && bytes[at] == 0x2D
    if at < bytes.endIndex, bytes[at] == 0x2D || bytes[at] == 0x2B { at = bytes.index(after: at) }
    let digits = run(bytes, from: at)
    guard !digits.isEmpty, digits.count <= 4 else { return (0, start) }
    let power = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (isNegative ? -power : power, digits.endIndex)
  }
}

extension Decimal {
  /// The nearest Double after a shift by powers of ten; nil where it is too large or too small.
  func value(shiftedBy power: Int = 0) -> Double? {
    let text = String(decoding: digits, as: UTF8.self) + "e\(exponent + power)"
    guard let magnitude = Double(text), magnitude.isFinite else { return nil }
    if magnitude == 0 { return digits.allSatisfy { $0 == 0x30 } ? 0 : nil }
    return isNegative ? -magnitude : magnitude
  }

  /// The whole number that this is, if it is one and fits.
  var integer: Int? {
    guard let value = value(), value.magnitude < 1e15 else { return nil }
    return Int(exactly: value)
  }

  /// The same number times a power of ten.
  func shifted(by power: Int) -> Decimal {
    Decimal(isNegative: isNegative, digits: digits, exponent: exponent + power)
  }

  /// The number without exponent where that is short, else in the form `1.5e-12`.
  var text: String {
    var kept = Array(digits.drop { $0 == 0x30 })
    if kept.isEmpty { return "0" }
    var power = exponent
    while kept.last == 0x30 {
      kept.removeLast()
      power += 1
    }
    let sign = isNegative ? "-" : ""
    let point = kept.count + power
    let shown = String(decoding: kept, as: UTF8.self)
    if power >= 0, point <= 15 { return sign + shown + String(repeating: "0", count: power) }
    if point > 0, point <= 15 { return sign + shown.prefix(point) + "." + shown.dropFirst(point) }
    if point <= 0, point > -6 {
      return sign + "0." + String(repeating: "0", count: -point) + shown
    }
    let fraction = kept.count > 1 ? "." + shown.dropFirst() : ""
    return "\(sign)\(shown.prefix(1))\(fraction)e\(point - 1)"
  }
}
