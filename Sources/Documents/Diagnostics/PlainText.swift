/// Text that people wrote or that lies in a folder, as a terminal may have it: what steers a terminal, or
/// turns the direction of writing, could hide what stands there.
public enum PlainText {
  /// Whether a letter would steer instead of being seen.
  static func steers(_ letter: UnicodeScalar) -> Bool {
    // Most letters by far: the tables of Unicode are asked only for others.
    if letter.isASCII { return letter.value < 0x20 || letter.value == 0x7F }
    return letter.properties.generalCategory == .control
      || (0x202A...0x202E).contains(letter.value) || (0x2066...0x2069).contains(letter.value)
      || (0x2028...0x2029).contains(letter.value)
  }

  /// The number of the first letter that steers, as `U+001B`; nil where all of them can be seen.
  public static func steering(in text: String) -> String? {
    guard let letter = text.unicodeScalars.first(where: steers) else { return nil }
    let digits = String(letter.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The same with a mark in place of each letter that steers.
  public static func seen(_ text: String) -> String { seen(text, but: steers) }

  /// The same of a text that may have lines and columns.
  public static func lines(_ text: String) -> String {
    seen(text) { steers($0) && $0 != "\n" && $0 != "\t" }
  }

  private static func seen(_ text: String, but isHidden: (UnicodeScalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var seen = String.UnicodeScalarView()
    for letter in text.unicodeScalars { seen.append(isHidden(letter) ? "\u{FFFD}" : letter) }
    return String(seen)
  }
}
