/// Writes runs into the catalogue, many with the same questions.
struct CatalogueWriter {
  private let addRun, addWords, addFact, lastRun: Statement
  private let removals: [Statement]
  private let numberOf, keepShelf, dropShelf: Statement

  init(_ database: Database) throws(RecordError) {
    addRun = try database.prepare(
      "INSERT INTO run(path, shelf, changed, isOpen, title, date, outcome, reason, duration, tags, notes,"
        + " samples, series, troubles, verdicts) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    lastRun = try database.prepare("SELECT last_insert_rowid()")
    addWords = try database.prepare("INSERT INTO words(rowid, text) VALUES(?,?)")
    addFact = try database.prepare("INSERT INTO fact(run, key, value) VALUES(?,?,?)")
    numberOf = try database.prepare("SELECT id FROM run WHERE path = ?")
    keepShelf = try database.prepare("INSERT OR REPLACE INTO shelf(path, changed) VALUES(?,?)")
    dropShelf = try database.prepare("DELETE FROM shelf WHERE path = ?")
    removals = [
      try database.prepare("DELETE FROM fact WHERE run = ?"),
      try database.prepare("DELETE FROM words WHERE rowid = ?"),
      try database.prepare("DELETE FROM run WHERE id = ?"),
    ]
  }

  private func lines(_ entry: CatalogueEntry, _ name: String) -> String {
    entry.start?.samples.compactMap { $0[name] }.joined(separator: "\n") ?? ""
  }

  func keep(_ shelf: ShelfLook.Folder) throws(RecordError) {
    try keepShelf.run([.text(shelf.path), .integer(shelf.changed)])
  }

  func removeShelf(_ path: String) throws(RecordError) { try dropShelf.run([.text(path)]) }

  /// Forgets a run, if it is known.
  func remove(_ path: String) throws(RecordError) {
    try numberOf.bind([.text(path)])
    guard try numberOf.step() else { return }
    let id = numberOf.integer(0)
    for removal in removals { try removal.run([.integer(id)]) }
  }

  func add(
    _ entry: CatalogueEntry, on shelf: String, changed: Int64
  ) throws(RecordError) {
    // What has no end may get one, and what changed just now may change again unseen.
    // So may what somebody mends: a file that is written again does not change its folder.
    let changed = entry.troubles.isEmpty ? changed : 0
    let isOpen = entry.outcome == RunEnd.cutOff.word || changed == 0
    try addRun.run([
      .text(entry.path), .text(shelf), .integer(changed), .integer(isOpen ? 1 : 0),
      .text(entry.title), SQLValue(entry.start?.date),
      .text(entry.outcome), .text(entry.reason), SQLValue(entry.duration),
      .text(entry.remarks.tags.joined(separator: "\n")),
      .integer(Int64(entry.remarks.notes.count)),
      .text(lines(entry, "sample")), .text(lines(entry, "series")),
      .text(entry.troubles.map { "\($0.file)\t\($0.what)\t\($0.remedy)" }.joined(separator: "\n")),
      .text(entry.verdicts.joined(separator: "\n")),
    ])
    try lastRun.bind([])
    _ = try lastRun.step()
    let id = lastRun.integer(0)
    try addWords.run([.integer(id), .text(entry.words)])
    for fact in entry.facts {
      try addFact.run([.integer(id), .text(fact.key.rawValue), .text(fact.value)])
    }
  }
}
