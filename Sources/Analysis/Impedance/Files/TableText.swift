import Documents

/// A table as it stands in a file: lines of fields between separators.
struct TableText {
  /// A field and where it begins, in characters from one.
  struct Field {
    let text: String
    let column: Int
  }

  /// A line of the table; numbered from one.
  struct Row {
    let line: Int
    let fields: [Field]
  }

  /// Whether EC-Lab, or who writes as it does, wrote it.
  let isECLab: Bool
  /// The line of headings first, if there is one.
  let rows: [Row]
  private let separator: Character

  /// The problem is that of the head of an EC-Lab file.
  init(_ bytes: [UInt8]) throws(TableProblem) {
    var lines = Self.lines(bytes)
    var skipped = 0
    isECLab = lines.first.map { $0.hasPrefix("EC-Lab ASCII FILE") } ?? false
    if isECLab { skipped = try Self.headings(lines) - 1 }
    lines = Array(lines.dropFirst(skipped))
    let content = lines.enumerated().filter { _, line in
      !line.allSatisfy { $0 == " " || $0 == "\t" } && !line.hasPrefix("#")
    }
    let first = content.first.map { $0.element } ?? ""
    let separator: Character =
      isECLab ? "\t" : ["\t", ";", ","].first { first.contains($0) } ?? " "
    self.separator = separator
    rows = content.map { number, line in
      Row(line: number + skipped + 1, fields: Self.fields(line, separator))
    }
  }

  /// UTF-8, or else each byte a character, as Windows writes Western text.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let text =
      String(validating: marked, as: UTF8.self)
      ?? String(String.UnicodeScalarView(marked.map { Unicode.Scalar($0) }))
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      String($0)
    }
  }

  /// The number of the line with the headings, as the second line tells it.
  private static func headings(_ lines: [String]) throws(TableProblem) -> Int {
    let words = lines.dropFirst().first?.split(separator: " ") ?? []
    guard words.starts(with: ["Nb", "header", "lines"]), let last = words.last,
      let number = Int(last), number > 2, number <= lines.count
    else { throw TableProblem(line: 2) }
    return number
  }

  private static func fields(_ line: String, _ separator: Character) -> [Field] {
    var fields: [Field] = []
    var text = ""
    var start = 1
    var column = 0
    for character in line + String(separator) {
      column += 1
      guard character == separator else {
        text.append(character)
        continue
      }
      // Several spaces separate no more than one does.
      if separator != " " || !text.isEmpty { fields.append(field(text, start)) }
      text = ""
      start = column + 1
    }
    // EC-Lab ends each line with a separator.
    if separator == "\t", fields.last?.text == "" { fields.removeLast() }
    return fields
  }

  private static func field(_ text: String, _ column: Int) -> Field {
    let spaces = text.prefix { $0 == " " }.count
    let inner = text.dropFirst(spaces)
    return Field(
      text: String(inner.reversed().drop { $0 == " " }.reversed()), column: column + spaces)
  }

  /// The number in a field; a comma is a point where it separates nothing.
  func number(_ text: String) -> Double? {
    let pointed = separator == "," ? text : text.replacing(",", with: ".")
    let plain = pointed.utf8.allSatisfy { byte in
      (byte >= 0x30 && byte <= 0x39) || "+-.eE".utf8.contains(byte)
    }
    guard plain, let value = Double(pointed), value.isFinite else { return nil }
    return value
  }
}

/// A file that calls itself one of EC-Lab and does not say where its table begins.
struct TableProblem: Error {
  let line: Int
}
