/// Text from a document, made fit to stand in a message: one short printable line.
enum Excerpt {
  static func of(_ text: String, longest: Int = 40) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      // A control character could disturb the terminal that shows the message.
      shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    let whole = text.unicodeScalars.dropFirst(longest).isEmpty
    return whole ? String(shown) : String(shown) + "..."
  }
}
