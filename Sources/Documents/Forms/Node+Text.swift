extension Node {
  /// The text that stands here; reports anything else.
  func text(due: String, _ report: inout Report) -> String? {
    guard case .scalar(let scalar) = content else {
      refuse(due: due, remedy: "write \(due)", &report)
      return nil
    }
    switch scalar.nature {
    case .text: return scalar.text
    case .empty, .null:
      refuse(due: due, remedy: "write \(due), or remove the key", &report)
    case .number, .boolean:
      refuse(
        due: due, remedy: "to mean text, put it in quotes: \"\(Excerpt.of(scalar.text))\"", &report)
    }
    return nil
  }

  /// Reports that something else was due here.
  func refuse(due: String, remedy: String, _ report: inout Report) {
    report.error(at: place, "\(summary) stands where \(due) is due", remedy: remedy)
  }
}
