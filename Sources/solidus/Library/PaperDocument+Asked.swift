import Documents

extension PaperDocument {
  /// What is said where a paper leaves out what is in its cells, and nobody names one.
  var askedCell: Diagnostic? {
    guard let unstated else { return nil }
    let ours = cells.first.map { "; 'solidus library copy \($0)' is the one that we chose" } ?? ""
    return Diagnostic(
      at: unstated.place, .error, "'cell' is not printed: \(unstated.value)",
      remedy: "say --cell cell1=..., with a cell that has them\(ours)", isQuestion: true)
  }
}
