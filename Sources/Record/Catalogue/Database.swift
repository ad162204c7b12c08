import CSQLite

/// A database file: what it is asked is written in SQL by its one owner, `Catalogue`.
///
/// The library is told when each pointer ends by `deinit`, and no pointer leaves this file and
/// `Statement`: that is why the two may be called safe.
@safe final class Database {
  private let handle: OpaquePointer
  let path: String

  /// Opens a file, or makes it; `:memory:` is one that nobody else sees.
  init(at path: String) throws(RecordError) {
    self.path = path
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      unsafe sqlite3_close_v2(opened)
      throw RecordError("cannot open \(path)", remedy: "see whether its folder can be written")
    }
    unsafe handle = opened
    // Another command may be writing: that takes milliseconds.
    unsafe sqlite3_busy_timeout(handle, 5000)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Leaves the files beside it where they are when it is closed: to make them anew each time would
  /// change the folder that they lie in.
  func keepLog() {
    var isKept: Int32 = 1
    unsafe sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &isKept)
  }

  /// Runs statements that answer nothing.
  func execute(_ text: String) throws(RecordError) {
    guard unsafe sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw trouble }
  }

  /// Makes a question ready to be asked many times.
  func prepare(_ text: String) throws(RecordError) -> Statement {
    var made: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, text, -1, &made, nil) == SQLITE_OK,
      let made = unsafe made
    else { throw trouble }
    return unsafe Statement(made, of: self)
  }

  /// What the last call failed of.
  var trouble: RecordError {
    let words = unsafe String(cString: sqlite3_errmsg(handle))
    return RecordError(
      "the catalogue \(path) failed: \(words)", remedy: "write 'solidus runs list --rebuild'")
  }
}
