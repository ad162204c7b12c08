import Glibc

/// The file of a catalogue: made where there is none, and made anew where it is damaged or of
/// another form, since nothing in it is told only there.
enum CatalogueFile {
  /// Another number for every other form of the tables.
  private static let form = 7

  private static let tables = """
    PRAGMA user_version = \(form);
    CREATE TABLE IF NOT EXISTS run(id INTEGER PRIMARY KEY, \(RunColumn.declaration));
    CREATE INDEX IF NOT EXISTS run_on_shelf ON run(shelf);
    CREATE INDEX IF NOT EXISTS open_run ON run(shelf) WHERE isOpen;
    CREATE TABLE IF NOT EXISTS shelf(path TEXT PRIMARY KEY, changed INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS fact(run INTEGER NOT NULL, key TEXT NOT NULL,
      value TEXT NOT NULL COLLATE NOCASE);
    CREATE INDEX IF NOT EXISTS fact_of_run ON fact(run);
    CREATE INDEX IF NOT EXISTS fact_value ON fact(key, value);
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, tokenize = 'trigram');
    """

  /// A catalogue that may be written; in memory where the folder takes no file.
  static func open(in folder: String, anew: Bool) throws(RecordError) -> Database {
    let path = "\(folder)/\(Catalogue.file)"
    if anew { remove(path) }
    do throws(RecordError) { return try opened(path) } catch {
      remove(path)
      do throws(RecordError) { return try opened(path) } catch {
        return try opened(":memory:")
      }
    }
  }

  private static func opened(_ path: String) throws(RecordError) -> Database {
    let database = try Database(at: path)
    database.keepLog()
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
    let version = try database.prepare("PRAGMA user_version")
    _ = try version.step()
    switch version.integer(0) {
    case Int64(form): break
    case 0:
      try database.execute("BEGIN IMMEDIATE; \(tables) COMMIT;")
    // A number that another form of Solidus wrote.
    default: throw database.trouble
    }
    try checked(database)
    return database
  }

  /// A question that reads every table's root: what is damaged there says so.
  private static func checked(_ database: Database) throws(RecordError) {
    let question = try database.prepare(
      "SELECT (SELECT count(*) FROM fact WHERE run = 0), (SELECT count(*) FROM run WHERE id = 0)")
    _ = try question.step()
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { _ = unsafe unlink(path + suffix) }
  }
}
