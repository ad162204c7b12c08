/// A rate as people write it: `C/10` is a tenth of the nominal capacity each hour, `2C` twice of it.
enum RateText {
  static let pattern = "-?([0-9]+(\\.[0-9]+)?)?C(/[0-9]+(\\.[0-9]+)?)?"

  /// How many times the capacity an hour; nil if the text is no rate.
  static func perHour(_ text: String) -> Double? {
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
