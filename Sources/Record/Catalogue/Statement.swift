import CSQLite

/// A question that was made ready, with the values that were put into it.
@safe final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    unsafe self.handle = unsafe handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Puts in values in the order of its question marks.
  func bind(_ values: [SQLValue]) throws(RecordError) {
    unsafe sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .none: unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): unsafe sqlite3_bind_int64(handle, place, number)
        case .number(let number): unsafe sqlite3_bind_double(handle, place, number)
        // The library is told to copy: the text is not alive after the call.
        case .text(let text):
          unsafe sqlite3_bind_text(
            handle, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      guard code == SQLITE_OK else { throw database.trouble }
    }
  }

  /// Goes to the next row; false where there is none.
  func step() throws(RecordError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    // A code of the library, not an enumeration of ours.
    default: throw database.trouble
    }
  }

  /// Runs it once with these values, for what answers nothing.
  func run(_ values: [SQLValue]) throws(RecordError) {
    try bind(values)
    _ = try step()
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return nil }
    return unsafe String(cString: bytes)
  }

  /// The lines of a text; none where there is no text.
  func lines(_ column: Int32) -> [String] {
    (text(column) ?? "").split(separator: "\n").map(String.init)
  }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  func number(_ column: Int32) -> Double? {
    guard unsafe sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return unsafe sqlite3_column_double(handle, column)
  }
}

/// A value that goes into a question.
enum SQLValue {
  case none
  case integer(Int64)
  case number(Double)
  case text(String)

  init(_ text: String?) { self = text.map(SQLValue.text) ?? .none }
  init(_ number: Double?) { self = number.map(SQLValue.number) ?? .none }
}
