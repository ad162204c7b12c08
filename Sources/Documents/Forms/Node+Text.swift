extension Node {
  /// The text that stands here; reports anything else, with what to write instead.
  func text(due: String, remedy: String? = nil, _ report: inout Report) -> String? {
    guard case .scalar(let scalar) = content else {
      refuse(due: due, remedy: remedy ?? "write \(due)", &report)
      return nil
    }
    switch scalar.nature {
    case .text: return scalar.text
    case .empty, .null: refuse(due: due, remedy: remedy ?? "write \(due)", &report)
    case .number, .boolean:
      let quoted = "to mean text, put it in quotes: \"\(Excerpt.of(scalar.text))\""
      refuse(due: due, remedy: remedy ?? quoted, &report)
    }
    return nil
  }

  /// Reports that something else was due here.
  func refuse(due: String, remedy: String, _ report: inout Report) {
    report.error(at: place, "\(summary) stands where \(due) is due", remedy: remedy)
  }
}
