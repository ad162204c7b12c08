/// What somebody looks for among runs; nothing at all means every run.
public struct RunSearch: Sendable {
  /// Whole values, `*` standing for anything; all of them must fit.
  public var filters: [(key: SearchKey, value: String)] = []
  /// Pieces of text that must all be in what is known of the run.
  public var words: [String] = []
  /// The first and the last day, as `2026-11-21`.
  public var since: String?
  public var until: String?

  public init() {}

  /// What the catalogue knows: a run that goes on has no end there, as one that was cut off.
  private var kept: [(key: SearchKey, value: String)] {
    filters.map { filter in
      filter.key == .outcome && filter.value == RunEnd.goingOn.word
        ? (filter.key, RunEnd.cutOff.word) : filter
    }
  }

  /// Whether a run is what was asked for, as it is now.
  func fits(_ run: FoundRun) -> Bool {
    let now = [RunEnd.goingOn.word, RunEnd.cutOff.word]
    return filters.allSatisfy {
      $0.key != .outcome || !now.contains($0.value) || $0.value == run.outcome
    }
  }

  /// The question for the catalogue, and the values for its question marks.
  var question: (text: String, values: [SQLValue]) {
    var conditions: [String] = []
    var values: [SQLValue] = []
    for filter in kept {
      conditions.append(
        "id IN (SELECT run FROM fact WHERE key = ? AND value LIKE ? ESCAPE '\\')")
      values += [.text(filter.key.rawValue), .text(Self.pattern(filter.value))]
    }
    for word in words where !word.isEmpty {
      // Shorter pieces are in no index of three letters; they are looked for one by one.
      let isShort = word.unicodeScalars.count < 3
      conditions.append(
        isShort
          ? "id IN (SELECT rowid FROM words WHERE text LIKE ? ESCAPE '\\')"
          : "id IN (SELECT rowid FROM words WHERE words MATCH ?)")
      values.append(.text(isShort ? Self.pattern("*\(word)*") : Self.phrase(word)))
    }
    if let since { (conditions, values) = (conditions + ["date >= ?"], values + [.text(since)]) }
    if let until { (conditions, values) = (conditions + ["date <= ?"], values + [.text(until)]) }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return (
      "SELECT \(RunColumn.names) FROM run\(condition) ORDER BY date, path", values
    )
  }

  /// As LIKE has it: case does not matter, and only `*` is special.
  private static func pattern(_ text: String) -> String {
    text.reduce(into: "") { pattern, letter in
      switch letter {
      case "*": pattern.append("%")
      case "%", "_", "\\": pattern += "\\\(letter)"
      // Any other letter stands for itself.
      default: pattern.append(letter)
      }
    }
  }

  /// As the index of words has it: a piece of text in quotes.
  private static func phrase(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// A run that was found.
public struct FoundRun: Sendable {
  /// Its folder, from the folder of the catalogue on.
  public let path: String
  public let title: String
  public let date: String?
  public let outcome: String
  public let reason: String
  /// What was said of its cells.
  public let verdicts: [String]
  /// In s; of a run without an end how far its journal goes, nil where that cannot be read.
  public let duration: Double?
  public let tags: [String]
  public let notes: Int
  /// What foils and cells are called, and what they are replicates of.
  public let samples: [String]
  public let replicates: [Replicate]
  /// What is wrong with its files, its journal not looked at.
  public let troubles: [FileTrouble]
}
