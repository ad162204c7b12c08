import Quantities

/// Where in the period each cell of a bus begins to convert, so that a cell is visited within a
/// period of when it would be alone, beside seven others too.
///
/// A reactor's scan takes the first 15 ms of a period. A visit that starts a conversion takes less
/// than 0.5 ms on the wire, the look at the monitor 49 ms later less than 0.7 ms, and the reading
/// at 55 ms less than 2 ms: docs/devices/potentiostat.md. Two groups of four, 7 ms apart within
/// each, keep all of these clear of each other and of the scan.
enum CellPlace {
  private static let apart = Seconds.milliseconds(7)
  private static let first = Seconds.milliseconds(16)
  private static let second = Seconds(nanoseconds: 69_500_000)

  static func of(_ number: UInt8) -> Seconds {
    let place = number % 8
    return (place < 4 ? first : second) + apart * Int64(place % 4)
  }
}
