/// One thing that `solidus` can be told to do.
struct Command: Sendable {
  /// The words that name it: `board`, `check`.
  let words: [String]
  /// What stands after the words in the usage line.
  let operands: String
  let about: String
  let options: [Option]
  let run: @Sendable (Arguments, Console) -> ExitStatus

  var name: String { words.joined(separator: " ") }

  /// What `--help` prints.
  var help: String {
    var text = "usage: solidus \(name)"
    text += operands.isEmpty ? "" : " " + operands
    text += options.isEmpty ? "\n" : " [options]\n"
    text += "\n\(about)\n"
    guard !options.isEmpty else { return text }
    let titles = options.map { "--" + $0.name + ($0.value.map { " " + $0 } ?? "") }
    let width = titles.map(\.count).max() ?? 0
    text += "\n"
    for (title, option) in zip(titles, options) {
      let gap = String(repeating: " ", count: width - title.count + 2)
      text += "  \(title)\(gap)\(option.about)\n"
    }
    return text
  }
}
