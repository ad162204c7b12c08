import Documents

/// What was said on a command line, sorted into options and operands.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [(name: String, value: String)] = []
  private var flags: [String] = []

  /// What is wrong with a command line, in words for the person who typed it.
  struct Wrong: Error {
    let what: String
  }

  init(_ words: [String], for options: [Option]) throws(Wrong) {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), !onlyOperands else {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      try take(String(word.dropFirst(2)), &rest, options)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
  ) throws(Wrong) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      let hint = Suggestion.nearest(to: name, among: options.map(\.name)).map {
        "; did you mean --\($0)?"
      }
      throw Wrong(what: "there is no option --\(name)\(hint ?? "")")
    }
    guard option.value != nil else {
      guard parts.count == 1 else { throw Wrong(what: "--\(name) takes no value") }
      flags.append(name)
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw Wrong(what: "--\(name) wants \(option.value ?? "a value") after it")
    }
    if !option.repeats, values.contains(where: { $0.name == name }) {
      throw Wrong(what: "--\(name) is given twice")
    }
    values.append((name, value))
  }

  /// The same as if this had been said, too.
  mutating func add(_ name: String, _ value: String) { values.append((name, value)) }

  /// Every option that was given.
  var names: [String] { flags + values.map(\.name) }
  func has(_ flag: String) -> Bool { flags.contains(flag) }
  func value(_ name: String) -> String? { values.first { $0.name == name }?.value }
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }
}
