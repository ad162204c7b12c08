import Quantities

/// The last seconds of a chamber, for converters that look back.
///
/// The newest entry carries a slope, along which the present is found; nothing is computed for a
/// reader, so reading changes nothing.
struct GasHistory {
  /// Total pressure in Pa, film in nm, its mass as nm of 1 g/cm3, nothing, and the flows in sccm.
  typealias Row = SIMD8<Double>

  private var ends: [Int64]
  private var rows: [Row]
  private var newest = 0
  private var slope = 0.0

  /// A second of the finest steps.
  private static let depth = 1024

  init(at now: Instant) {
    ends = Array(repeating: now.nanoseconds, count: Self.depth)
    rows = Array(repeating: .zero, count: Self.depth)
  }

  /// - Parameter end: in nanoseconds.
  mutating func add(_ row: Row, after h: Double, at end: Int64) {
    slope = (row[0] - rows[newest][0]) / h
    newest = (newest + 1) & (Self.depth - 1)
    ends[newest] = end
    rows[newest] = row
  }

  /// Replaces what is known of the present, at the beginning.
  mutating func begin(with row: Row) {
    for i in rows.indices { rows[i] = row }
  }

  func row(at now: Instant) -> Row {
    let moment = now.nanoseconds
    var place = newest
    if moment >= ends[place] {
      var row = rows[place]
      row[0] = max(0, row[0] + slope * Arithmetic.double(moment - ends[place]) * 1e-9)
      return row
    }
    for _ in 1..<Self.depth {
      let older = (place + Self.depth - 1) & (Self.depth - 1)
      if ends[older] <= moment { return Self.between(older, place, moment, ends, rows) }
      place = older
    }
    return rows[place]
  }

  private static func between(
    _ older: Int, _ newer: Int, _ moment: Int64, _ ends: [Int64], _ rows: [Row]
  ) -> Row {
    let span = Arithmetic.double(ends[newer] - ends[older])
    guard span > 0 else { return rows[newer] }
    let share = Arithmetic.double(moment - ends[older]) / span
    return rows[older] + (rows[newer] - rows[older]) * share
  }
}
