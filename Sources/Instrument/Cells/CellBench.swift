import Quantities

/// The cells that a program drives, each on its own.
final class CellBench {
  private let cells: [Cell]

  init(_ cells: [Cell]) { self.cells = cells }

  var count: Int { cells.count }
  subscript(index: Int) -> Cell { cells[index] }

  /// Whether there is nothing to be stepped any more.
  var areOver: Bool { cells.allSatisfy(\.isOver) }

  /// More than one cell's messages take on the wire at 400 kHz.
  private static let visit = Seconds.milliseconds(2)

  /// Steps each cell; none begins where it might stretch the reactor's next edge.
  func step(at now: Instant, before edge: Instant?) -> Instant {
    var wanted = Instant.never
    var late = now
    for cell in cells where !cell.isOver {
      if let edge, edge > now, edge - late < Self.visit { return min(wanted, edge) }
      wanted = min(wanted, cell.step(at: now))
      late = late + Self.visit
    }
    return wanted
  }

  /// When the first of them has something to do.
  var wanted: Instant { cells.reduce(.never) { min($0, $1.wanted) } }

  func pass(until now: Instant) { for cell in cells where !cell.isOver { cell.pass(until: now) } }

  /// Begins with each at its own place in the period, whoever else begins.
  ///
  /// - Parameter edge: when the reactor scans next.
  func begin(at now: Instant, before edge: Instant) {
    for cell in cells { cell.begin(at: now, due: edge + CellPlace.of(cell.number)) }
  }

  func stop(at now: Instant) { for cell in cells { cell.stop(at: now) } }

  func emergency(at now: Instant) {
    for cell in cells { cell.trip(.stopped, at: now) }
  }
}
