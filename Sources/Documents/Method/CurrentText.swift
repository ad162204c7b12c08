/// A current as a method writes it: in amperes, per area, or as a rate: `C/10`, `-0.5C`.
public enum CurrentText: Sendable {
  case amount(AnyAmount)
  /// The nominal capacity of the cell in so many hours, with its sign.
  case rate(perHour: Double)

  static let pattern = "-?([0-9]+(\\.[0-9]+)?)?C(/[0-9]+(\\.[0-9]+)?)?"

  static let form = Form<CurrentText>(
    shape: .either([
      AnyAmount.form([.current, .currentDensity]).shape, .text(pattern: pattern, example: "C/10"),
    ])
  ) { node, report in
    if case .scalar(let scalar) = node.content, let rate = rate(scalar.text) {
      return .rate(perHour: rate)
    }
    return AnyAmount.form([.current, .currentDensity]).read(node, &report).map(CurrentText.amount)
  }

  /// `C/10` is a tenth of the capacity each hour; nil if the text is no rate.
  static func rate(_ text: String) -> Double? {
    var text = Substring(text)
    var sign = 1.0
    if text.hasPrefix("-") {
      sign = -1
      text = text.dropFirst()
    }
    guard let mark = text.firstIndex(of: "C") else { return nil }
    let before = text[..<mark]
    let after = text[text.index(after: mark)...]
    guard let times = before.isEmpty ? 1 : plain(before) else { return nil }
    if after.isEmpty { return sign * times }
    guard after.hasPrefix("/"), let hours = plain(after.dropFirst()), hours > 0 else { return nil }
    return sign * times / hours
  }

  private static func plain(_ text: Substring) -> Double? {
    text.allSatisfy { $0.isNumber || $0 == "." } ? Double(text) : nil
  }
}
