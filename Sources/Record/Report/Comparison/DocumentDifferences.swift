/// The lines by which the documents of runs differ from those of the first.
struct DocumentDifferences {
  private let runs: [ComparedRun]

  init(_ runs: [ComparedRun]) { self.runs = runs }

  /// More lines than these are counted only.
  private static let most = 80

  var html: String {
    guard let first = runs.first else { return "" }
    var rows: [[String]] = []
    for other in runs.dropFirst() {
      for name in SourceSection.documents(of: [first.run, other.run]) {
        rows += Self.rows(name, first, other)
      }
    }
    guard !rows.isEmpty else { return "" }
    let more = rows.count - Self.most
    let tail = more > 0 ? [["…", "", "", "and \(more) more"]] : []
    return HTML.heading("Lines that differ in the documents")
      + HTML.table(["document", "of", "line", ""], rows.prefix(Self.most) + tail, words: true)
  }

  private static func rows(
    _ name: String, _ first: ComparedRun, _ other: ComparedRun
  ) -> [[String]] {
    let texts = [first, other].map { WholeFile.there("\($0.run.path)/\(name)") }
    switch (texts[0], texts[1]) {
    case (nil, nil): return []
    case (nil, _?): return [[name, other.letter, "", "is there, and not in \(first.letter)"]]
    case (_?, nil): return [[name, first.letter, "", "is there, and not in \(other.letter)"]]
    case (let before?, let after?):
      guard before != after else { return [] }
      let (old, new) = (lines(before), lines(after))
      let changes = new.difference(from: old)
      guard changes.removals.count * 2 < old.count else {
        return [[name, other.letter, "", "is another than that of \(first.letter)"]]
      }
      return changes.sorted { line($0) < line($1) }.map { change in
        switch change {
        case .remove(let line, let text, _): [name, first.letter, "\(line + 1)", text]
        case .insert(let line, let text, _): [name, other.letter, "\(line + 1)", text]
        }
      }
    }
  }

  private static func line(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .remove(let line, _, _), .insert(let line, _, _): line
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
