/// What people wrote beside a run afterwards.
struct RemarkSection {
  private let remarks: RunRemarks

  init(_ remarks: RunRemarks) { self.remarks = remarks }

  var html: String {
    guard !remarks.notes.isEmpty || !remarks.tags.isEmpty else { return "" }
    let rows = remarks.notes.map { [$0.stamp ?? "", $0.author ?? "", $0.text] }
    return HTML.heading("Notes") + HTML.facts([("tags", remarks.tags.joined(separator: ", "))])
      + HTML.table(["written", "by", "note"], rows, words: true)
  }
}
