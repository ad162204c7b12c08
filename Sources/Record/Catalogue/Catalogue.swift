/// Every run below a folder, so that it is found again: a database that is made from the folders of
/// the runs and holds nothing else, so that it may be deleted at any time.
public final class Catalogue {
  private var database: Database
  private let root: String

  /// The file beside the runs that it is kept in.
  static let file = ".solidus-runs.sqlite"

  /// Opens the catalogue of a folder and brings it up to what lies there.
  ///
  /// - Parameter isRebuilt: whether everything is read anew.
  public init(of root: String, rebuilt isRebuilt: Bool = false) throws(RecordError) {
    self.root = root
    database = try CatalogueFile.open(in: root, anew: isRebuilt)
    do throws(RecordError) { try refresh() } catch {
      // What is damaged further in is made anew; a folder that cannot be read fails again.
      database = try CatalogueFile.open(in: root, anew: true)
      try refresh()
    }
  }

  /// The runs that fit, the earliest first; those without a date come before all others.
  public func search(_ search: RunSearch) throws(RecordError) -> [FoundRun] {
    let question = search.question
    let statement = try database.prepare(question.text)
    try statement.bind(question.values)
    var found: [FoundRun] = []
    while try statement.step() {
      found.append(run(statement))
    }
    return found.filter(search.fits)
  }

  private func run(_ row: Statement) -> FoundRun {
    func text(_ column: RunColumn) -> String { row.text(column.rawValue) ?? "" }
    func lines(_ column: RunColumn) -> [String] { row.lines(column.rawValue) }
    let path = text(.path)
    let outcome = outcome(text(.outcome), of: path)
    return FoundRun(
      path: path, title: text(.title), date: row.text(RunColumn.date.rawValue), outcome: outcome,
      reason: text(.reason), verdicts: lines(.verdicts),
      // What has no end of its own may have gone on since it was looked at.
      duration: row.number(RunColumn.duration.rawValue)
        ?? JournalSpan(of: "\(root)/\(path)/\(RunFolder.journal)")?.seconds,
      tags: lines(.tags), notes: Int(row.integer(RunColumn.notes.rawValue)),
      samples: lines(.samples), replicates: lines(.replicates).compactMap { Replicate(line: $0) },
      // What is being made has not all of its files yet.
      troubles: outcome == RunEnd.goingOn.word ? [] : Self.troubles(lines(.troubles)))
  }

  /// Every value that runs have under a key, in order.
  public func values(of key: SearchKey) throws(RecordError) -> [String] {
    let statement = try database.prepare(
      "SELECT DISTINCT value FROM fact WHERE key = ? ORDER BY value")
    try statement.bind([.text(key.rawValue)])
    var values: [String] = []
    while try statement.step() { values += statement.text(0).map { [$0] } ?? [] }
    return values
  }

  private static func troubles(_ lines: [String]) -> [FileTrouble] {
    lines.map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return parts.count == 3
        ? FileTrouble(parts[0], parts[1], remedy: parts[2]) : FileTrouble(line, "")
    }
  }

  /// A run without an end may still go on; that is asked each time, for nothing tells when it stops.
  private func outcome(_ kept: String, of path: String) -> String {
    guard [RunEnd.cutOff.word, RunEnd.unreadable.word].contains(kept) else { return kept }
    return KeptFiles.isWritten("\(root)/\(path)") ? RunEnd.goingOn.word : kept
  }

  /// Takes in what is new, and lets go of what is gone.
  private func refresh() throws(RecordError) {
    let look = try ShelfLook(below: root, known: try KnownShelves(database))
    guard !look.isNothingNew else { return }
    try database.execute("BEGIN IMMEDIATE")
    let writer = try CatalogueWriter(database)
    for path in look.lostShelves { try writer.removeShelf(path) }
    for path in look.lostRuns { try writer.remove(path) }
    for run in look.runs {
      let folder = run.folder
      try writer.remove(folder.path)
      guard let entry = CatalogueEntry(folder.path, in: "\(root)/\(folder.path)") else { continue }
      try writer.add(entry, on: run.shelf, changed: folder.changed)
    }
    for shelf in look.shelves { try writer.keep(shelf) }
    try database.execute("COMMIT")
  }
}
