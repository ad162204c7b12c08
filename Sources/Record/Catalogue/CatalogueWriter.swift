/// Writes runs into the catalogue, many with the same questions.
struct CatalogueWriter {
  private let addRun, addWords, addFact, lastRun: Statement
  private let removals: [Statement]

  init(_ database: Database) throws(RecordError) {
    addRun = try database.prepare(
      "INSERT INTO run(path, changed, title, date, outcome, reason, duration, tags, notes,"
        + " samples, series) VALUES(?,?,?,?,?,?,?,?,?,?,?)")
    lastRun = try database.prepare("SELECT last_insert_rowid()")
    addWords = try database.prepare("INSERT INTO words(rowid, text) VALUES(?,?)")
    addFact = try database.prepare("INSERT INTO fact(run, key, value) VALUES(?,?,?)")
    removals = [
      try database.prepare("DELETE FROM fact WHERE run = ?"),
      try database.prepare("DELETE FROM words WHERE rowid = ?"),
      try database.prepare("DELETE FROM run WHERE id = ?"),
    ]
  }

  private func lines(_ entry: CatalogueEntry, _ name: String) -> String {
    entry.start.samples.compactMap { $0[name] }.joined(separator: "\n")
  }

  func remove(_ id: Int64) throws(RecordError) {
    for removal in removals { try removal.run([.integer(id)]) }
  }

  func add(_ entry: CatalogueEntry, changed: Int64) throws(RecordError) {
    try addRun.run([
      .text(entry.path), .integer(changed), .text(entry.start.title), SQLValue(entry.start.date),
      .text(entry.outcome), .text(entry.reason), SQLValue(entry.duration),
      .text(entry.remarks.tags.joined(separator: "\n")),
      .integer(Int64(entry.remarks.notes.count)),
      .text(lines(entry, "sample")), .text(lines(entry, "series")),
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
