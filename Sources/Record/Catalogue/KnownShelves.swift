/// What a catalogue knows of folders, asked only for those that are to be looked at.
struct KnownShelves {
  /// A run, as it was when it was read.
  struct Run {
    let path: String
    let changed: Int64
  }

  private let database: Database
  /// By path when each was changed. Looked up only, never walked in an order that matters.
  private let changes: [String: Int64]
  /// By path the shelves on it.
  private let inner: [String: [String]]

  init(_ database: Database) throws(RecordError) {
    self.database = database
    var changes: [String: Int64] = [:]
    var inner: [String: [String]] = [:]
    let statement = try database.prepare("SELECT path, changed FROM shelf ORDER BY path")
    while try statement.step() {
      guard let path = statement.text(0) else { continue }
      changes[path] = statement.integer(1)
      if !path.isEmpty { inner[Self.above(path), default: []].append(path) }
    }
    (self.changes, self.inner) = (changes, inner)
  }

  /// The folder that a folder lies in.
  private static func above(_ path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  func changed(_ shelf: String) -> Int64? { changes[shelf] }
  func shelves(on shelf: String) -> [String] { inner[shelf] ?? [] }

  /// Every run on a shelf, by its path.
  func runs(on shelf: String) throws(RecordError) -> [String: Run] {
    var runs: [String: Run] = [:]
    for run in try found("SELECT path, changed FROM run WHERE shelf = ?", [.text(shelf)]) {
      runs[run.path] = run
    }
    return runs
  }

  /// Those of which nobody knows whether they stay as they are.
  func unended(on shelf: String) throws(RecordError) -> [Run] {
    try found(
      "SELECT path, changed FROM run WHERE isOpen AND shelf = ? ORDER BY path", [.text(shelf)])
  }

  private func found(_ question: String, _ values: [SQLValue]) throws(RecordError) -> [Run] {
    let statement = try database.prepare(question)
    try statement.bind(values)
    var runs: [Run] = []
    while try statement.step() {
      if let path = statement.text(0) {
        runs.append(Run(path: path, changed: statement.integer(1)))
      }
    }
    return runs
  }
}
