public import Control

/// What was said of many histories of each kind: a table of confusion.
public struct VerdictTable: Sendable {
  /// How many histories of each kind got a verdict as their last; nil for none.
  public private(set) var rows: [(kind: CellHistory.Kind, counts: [(CellVerdict?, Int)])] = []

  /// Tries `seeds` histories of each kind.
  public init(seeds: UInt64) {
    for kind in CellHistory.Kind.allCases {
      var counts: [CellVerdict?: Int] = [:]
      for seed in 1...max(1, seeds) {
        counts[Self.last(of: CellHistory(kind, seed: seed)), default: 0] += 1
      }
      rows.append((kind, Self.columns.map { ($0, counts[$0] ?? 0) }))
    }
  }

  /// Nothing, then each verdict.
  static var columns: [CellVerdict?] {
    let all = CellVerdict.all
    return [nil] + all.indices.map { all[$0] }
  }

  /// A failure counts before an activation, and of two failures the first.
  public static func last(of history: CellHistory) -> CellVerdict? {
    let said = history.verdicts().map(\.evidence.verdict)
    return said.first { $0 != .activation } ?? said.first
  }

  /// How many of a kind were called something.
  public func count(_ kind: CellHistory.Kind, called verdict: CellVerdict?) -> Int {
    rows.first { $0.kind == kind }?.counts.first { $0.0 == verdict }?.1 ?? 0
  }

  /// As a page of Markdown has it.
  public var text: String {
    let names = Self.columns.map { $0.map { "\($0.word)" } ?? "nothing" }
    let head = "| history | " + names.joined(separator: " | ") + " |\n"
    let line = "| --- |" + names.map { _ in " ---: |" }.joined() + "\n"
    return head + line
      + rows.map { row in
        "| \(row.kind.rawValue) | " + row.counts.map { "\($0.1)" }.joined(separator: " | ")
          + " |\n"
      }.joined()
  }
}
