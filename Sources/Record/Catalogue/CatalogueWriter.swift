/// Writes runs into the catalogue, many with the same questions.
struct CatalogueWriter {
  private let addRun, addWords, addFact, lastRun: Statement
  private let removals: [Statement]
  private let numberOf, keepShelf, dropShelf: Statement

  init(_ database: Database) throws(RecordError) {
    addRun = try database.prepare(
      "INSERT INTO run(\(RunColumn.names)) VALUES(\(RunColumn.places))")
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
    try addRun.run(RunColumn.allCases.map { value(of: $0, entry, shelf, changed) })
    try lastRun.bind([])
    _ = try lastRun.step()
    let id = lastRun.integer(0)
    try addWords.run([.integer(id), .text(entry.words)])
    for fact in entry.facts {
      try addFact.run([.integer(id), .text(fact.key.rawValue), .text(fact.value)])
    }
  }

  private func value(
    of column: RunColumn, _ entry: CatalogueEntry, _ shelf: String, _ changed: Int64
  ) -> SQLValue {
    func lines(_ texts: [String]) -> SQLValue { .text(texts.joined(separator: "\n")) }
    return switch column {
    case .path: .text(entry.path)
    case .shelf: .text(shelf)
    case .changed: .integer(changed)
    case .isOpen: .integer(entry.outcome == RunEnd.cutOff.word || changed == 0 ? 1 : 0)
    case .title: .text(entry.title)
    case .date: SQLValue(entry.start?.date)
    case .outcome: .text(entry.outcome)
    case .reason: .text(entry.reason)
    case .duration: SQLValue(entry.duration)
    case .tags: lines(entry.remarks.tags)
    case .notes: .integer(Int64(entry.remarks.notes.count))
    case .samples: lines(entry.start?.samples.compactMap { $0["sample"] } ?? [])
    case .replicates: lines(entry.start?.replicates.map(\.line) ?? [])
    case .troubles: lines(entry.troubles.map { "\($0.file)\t\($0.what)\t\($0.remedy)" })
    case .verdicts: lines(entry.verdicts)
    }
  }
}
