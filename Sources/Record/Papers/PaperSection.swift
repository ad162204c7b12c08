import Documents

/// What a report says of the numbers that a paper prints, beside those of the run.
struct PaperSection {
  private let comparison: PaperComparison

  init(_ comparison: PaperComparison) { self.comparison = comparison }

  var html: String {
    let paper = comparison.paper
    let rows = comparison.rows.map { row in
      [row.what, row.claim.printed, row.ours, row.verdict, row.differs ?? row.claim.because ?? ""]
    }
    return HTML.heading("Beside the paper: \(paper.by)") + HTML.facts(facts)
      + HTML.table(["number", "paper", "here", "verdict", "because"], rows, words: true) + legend
  }

  private var facts: [(name: String, value: String)] {
    let paper = comparison.paper
    let changes = comparison.changes.joined(separator: "; ")
    return [
      ("in", paper.journal), ("told by", paper.through ?? ""),
      ("the paper leaves out", paper.omits ?? ""), ("taken here", paper.chosen ?? ""),
      ("doubtful in print", paper.doubts ?? ""),
      (
        "not the entry's own run",
        changes.isEmpty ? "" : "\(changes): the paper's numbers are for comparison only"
      ),
    ]
  }

  /// The verdicts that stand above, in a sentence each.
  private var legend: String {
    let known =
      PaperClaim.Worth.allCases.map { ($0.words, $0.meaning) } + [PaperRow.contradiction]
    let met = known.filter { known in
      comparison.rows.contains { $0.verdict.hasPrefix(known.0) }
    }
    guard !met.isEmpty else { return "" }
    let words = met.map { "<b>\($0.0)</b>: \($0.1)" }.joined(separator: "; ")
    return "<p class=\"under\">\(words). Agreement is within 10 % for a thickness and 20 % for all"
      + " else; of an efficiency or a retention what is lost is compared.</p>\n"
  }
}
