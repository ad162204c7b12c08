import Quantities

/// The last seconds of a chamber, for converters that look back.
///
/// The newest entry carries a slope, along which the present is found; nothing is computed for a
/// reader, so reading changes nothing. The rows are memory of its own: an array in an object is
/// asked for other owners at each change.
@safe final class GasHistory {
  /// Total pressure in Pa, film in nm, its mass as nm of 1 g/cm3, nothing, and the flows in sccm.
  typealias Row = SIMD8<Double>

  private struct Entry {
    var end: Int64
    var row: Row
  }

  private let entries: UnsafeMutablePointer<Entry>
  private var newest = 0
  private var slope = 0.0

  /// A second of the finest steps.
  private static let depth = 1024

  init(at now: Instant) {
    unsafe entries = .allocate(capacity: Self.depth)
    let empty = Entry(end: now.nanoseconds, row: .zero)
    unsafe entries.initialize(repeating: empty, count: Self.depth)
  }

  deinit { unsafe entries.deallocate() }

  private subscript(_ place: Int) -> Entry {
    get { unsafe entries[place & (Self.depth - 1)] }
    set { unsafe entries[place & (Self.depth - 1)] = newValue }
  }

  /// - Parameter end: in nanoseconds.
  func add(_ row: Row, after h: Double, at end: Int64) {
    slope = (row[0] - self[newest].row[0]) / h
    newest = (newest + 1) & (Self.depth - 1)
    self[newest] = Entry(end: end, row: row)
  }

  /// Replaces what is known of the present, at the beginning.
  func begin(with row: Row) {
    for place in 0..<Self.depth { self[place] = Entry(end: self[place].end, row: row) }
  }

  func row(at now: Instant) -> Row {
    let moment = now.nanoseconds
    var place = newest
    var newer = self[place]
    if moment >= newer.end {
      newer.row[0] = max(0, newer.row[0] + slope * Arithmetic.double(moment - newer.end) * 1e-9)
      return newer.row
    }
    for _ in 1..<Self.depth {
      place -= 1
      let older = self[place]
      if older.end <= moment { return Self.between(older, newer, moment) }
      newer = older
    }
    return newer.row
  }

  private static func between(_ older: Entry, _ newer: Entry, _ moment: Int64) -> Row {
    let span = Arithmetic.double(newer.end - older.end)
    guard span > 0 else { return newer.row }
    let share = Arithmetic.double(moment - older.end) / span
    return older.row + (newer.row - older.row) * share
  }
}
