/// Looks for commas after which nothing comes, in documents that are written as JSON.
///
/// YAML bears them, JSON does not: other programs would refuse what this one had taken.
struct CommaCheck {
  private let file: String
  private var line = 1
  private var column = 0
  /// What stood last before blanks and comments, outside of quotes.
  private var last: UInt8 = 0
  private var comma: Place?
  private var state = State.open

  private enum State {
    case open, comment
    /// Inside quotes of one kind; after a backslash the next character closes nothing.
    case quoted(UInt8, isEscaped: Bool)
  }

  private init(_ file: String) { self.file = file }

  /// Finds them all; a document that does not begin with a bracket is no JSON.
  static func look(at bytes: ArraySlice<UInt8>, file: String, report: inout Report) {
    let first = bytes.first { !isBlank($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return }
    var check = CommaCheck(file)
    for byte in bytes { check.step(over: byte, &report) }
  }

  private mutating func step(over byte: UInt8, _ report: inout Report) {
    if byte == 0x0A { (line, column) = (line + 1, 0) } else if byte & 0xC0 != 0x80 { column += 1 }
    switch state {
    case .comment: if byte == 0x0A { state = .open }
    case .quoted(let quote, let isEscaped):
      if byte == quote, !isEscaped { return close() }
      let escapes = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") && !isEscaped
      state = .quoted(quote, isEscaped: escapes)
    case .open: read(byte, &report)
    }
  }

  private mutating func close() {
    state = .open
    last = UInt8(ascii: "\"")
  }

  private mutating func read(_ byte: UInt8, _ report: inout Report) {
    guard !Self.isBlank(byte) else {
      wasBlank = true
      return
    }
    defer { wasBlank = false }
    switch byte {
    case UInt8(ascii: "#") where wasBlank:
      state = .comment
      return
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard !Self.mayOpen(after: last) else {
        state = .quoted(byte, isEscaped: false)
        return
      }
    case UInt8(ascii: ","): comma = place
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if last == UInt8(ascii: ","), let comma {
        report.error(
          at: comma, "nothing follows this comma; JSON has none before a closing bracket",
          remedy: "leave it out")
      }
    default: break
    }
    last = byte
  }

  private var wasBlank = true
  private var place: Place { Place(file: file, line: line, column: column) }

  /// A quote within a word is a letter of it.
  private static func mayOpen(after byte: UInt8) -> Bool {
    [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":")].contains(byte)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
