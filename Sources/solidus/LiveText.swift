/// What is rewritten on a terminal as a run goes on: as many lines as it takes, so that nothing of it
/// is cut off where the terminal is narrow.
struct LiveText {
  private let console: Console
  /// How many lines stand there now.
  private var lines = 0

  init(_ console: Console) { self.console = console }

  /// Puts these in place of what stands there, none of them broken between two lines.
  mutating func show(_ words: [String]) {
    clear()
    let size = console.size
    let rows = Self.rows(of: words, width: size.columns).prefix(max(1, size.rows - 1))
    console.put(rows.joined(separator: "\n"))
    lines = rows.count
  }

  /// Makes room for something else.
  mutating func clear() {
    guard lines > 0 else { return }
    let up = lines > 1 ? "\u{1B}[\(lines - 1)A" : ""
    console.steer("\r\(up)\u{1B}[J")
    lines = 0
  }

  /// Leaves what stands there.
  mutating func end() {
    if lines > 0 { console.put("\n") }
    lines = 0
  }

  /// As many in a line as it takes; the next lines are set in.
  static func rows(of words: [String], width: Int) -> [String] {
    var rows: [String] = []
    var room = 0
    for word in words where !word.isEmpty {
      let length = Console.length(of: word)
      if rows.isEmpty {
        rows.append(Console.cut(word, to: width))
        room = width - 1 - length
      } else if length + 2 <= room {
        rows[rows.count - 1] += "  " + word
        room -= length + 2
      } else {
        rows.append("  " + Console.cut(word, to: width - 2))
        room = width - 3 - length
      }
    }
    return rows
  }
}
