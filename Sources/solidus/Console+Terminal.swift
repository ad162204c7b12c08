import Documents
import Glibc

/// What only a terminal is given: colour, and lines that are rewritten.
extension Console {
  /// What a colour says; the words say it too.
  enum Tint: String, CaseIterable {
    case aside = "2"
    case notice = "33"
    case alarm = "1;31"

    var code: String { "\u{1B}[\(rawValue)m" }
    static let end = "\u{1B}[0m"
  }

  /// In colour on a terminal, unless somebody asked for none.
  func tinted(_ text: String, _ tint: Tint) -> String {
    guard isTerminal, unsafe getenv("NO_COLOR") == nil else { return text }
    return tint.code + PlainText.lines(text) + Tint.end
  }

  /// Text as it may be shown: of what steers a terminal only our own colours are left.
  func shown(_ text: String) -> String {
    guard isTerminal, text.contains("\u{1B}") else { return PlainText.lines(text) }
    let colours = Tint.allCases.map(\.code) + [Tint.end]
    let parts = text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      guard index > 0 else { return PlainText.lines(String(part)) }
      guard let colour = colours.first(where: { ("\u{1B}" + part).hasPrefix($0) }) else {
        return PlainText.lines("\u{1B}" + part)
      }
      return colour + PlainText.lines(String(part.dropFirst(colour.count - 1)))
    }.joined()
  }

  /// In letters; 80 by 24 where the terminal does not say.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// How many letters of a text are seen: what colours has no width.
  static func length(of text: String) -> Int {
    var (length, isCode) = (0, false)
    for letter in text {
      if letter == "\u{1B}" { isCode = true }
      if !isCode { length += 1 }
      if isCode, letter == "m" { isCode = false }
    }
    return length
  }

  /// A line that is longer would be two, of which only the second can be rewritten.
  static func cut(_ line: String, to width: Int) -> String {
    var (cut, room, isCode) = ("", width - 1, false)
    for letter in line {
      if letter == "\u{1B}" { isCode = true }
      // What colours has no width, and is kept to the end: the last one takes the colour away.
      if isCode || room > 0 { cut.append(letter) }
      if !isCode { room -= 1 }
      if isCode, letter == "m" { isCode = false }
    }
    return cut
  }
}
