import Quantities

/// The cells that a program drives, each on its own.
final class CellBench {
  private var cells: [CellPlace]
  private var origin = Instant.zero

  init(_ cells: [Cell]) { self.cells = cells.map { CellPlace($0) } }

  var count: Int { cells.count }
  subscript(index: Int) -> Cell { cells[index].cell }

  /// Whether there is nothing to be stepped any more.
  var areOver: Bool { cells.allSatisfy(\.cell.isOver) }

  /// Steps each cell; none is visited where that might stretch the reactor's next edge.
  ///
  /// - Parameter scan: when the reactor begins its next.
  func step(at now: Instant, before edge: Instant?, and scan: Instant) -> Instant {
    var held = Instant.never
    for cell in cells where !cell.cell.isOver {
      if now >= cell.due, let hindrance = hindrance(of: cell, at: now, edge, scan) {
        held = min(held, hindrance)
      } else {
        cell.step(at: now)
      }
    }
    // Only now is it known who has the bus.
    let wanted = cells.reduce(held) { $1.due > now ? min($0, $1.wanted) : $0 }
    return min(wanted, now + Rhythm.period)
  }

  /// What a visit that began now might run into; nil if nothing. Who keeps to windows meets only
  /// an edge that nobody could foresee.
  private func hindrance(
    of cell: CellPlace, at now: Instant, _ edge: Instant?, _ scan: Instant
  ) -> Instant? {
    let end = now + CellWindows.visit
    if let edge, edge > now, edge < end { return edge }
    guard cell.cell.soundsFreely else { return nil }
    if scan > now, scan < end { return scan }
    for other in cells
    where other.cell.number != cell.cell.number && !other.cell.soundsFreely {
      let visit = other.wanted
      if visit < end { return max(visit, now) + (CellWindows.joining + CellWindows.visit) }
    }
    return nil
  }

  /// When the first of them has something to do.
  var wanted: Instant { cells.reduce(.never) { min($0, $1.wanted) } }

  func pass(until now: Instant) {
    for cell in cells where !cell.cell.isOver { cell.cell.pass(until: cell.own(now)) }
  }

  /// Begins with each in its own windows, whoever else begins.
  ///
  /// - Parameter edge: when the reactor scans next.
  func begin(at now: Instant, before edge: Instant) {
    origin = edge
    for cell in cells { cell.cell.begin(at: now, since: edge) }
  }

  /// Begins with one more, in windows that are its own.
  ///
  /// - Parameter own: what its clock shows now.
  func join(_ cell: Cell, at now: Instant, showing own: Instant) {
    let place = CellPlace(cell, lag: now - own)
    cells.append(place)
    cell.begin(at: own, since: place.own(origin))
  }

  func stop(_ index: Int, at now: Instant) { cells[index].cell.stop(at: cells[index].own(now)) }
  func stop(at now: Instant) { for index in cells.indices { stop(index, at: now) } }

  /// What was asked of a cell is written where the cell is.
  func note(_ request: RequestRecord, of index: Int, at now: Instant) {
    cells[index].cell.loop.sink.write(request, at: cells[index].own(now))
  }

  func emergency(at now: Instant) {
    for cell in cells { cell.cell.trip(.stopped, at: cell.own(now)) }
  }
}

/// Where a reactor's edges are in nobody's way.
extension CellBench {
  /// The first moment from `due` on for an edge, and for one that comes so much later.
  func quiet(from due: Instant, and later: Seconds?, scan: Seconds) -> Instant {
    var moment = quiet(from: due, scan: scan)
    guard let later else { return moment }
    // Both are as soon as can be after so many windows at most.
    for _ in 0..<200 {
      let other = quiet(from: moment + later, scan: scan)
      if other == moment + later { return moment }
      moment = quiet(from: other - later, scan: scan)
    }
    return moment
  }

  private func quiet(from due: Instant, scan: Seconds) -> Instant {
    var moment = due
    for _ in 0..<50 {
      let end = busy(at: moment, scan: scan)
      if end == moment { return moment }
      moment = end
    }
    return moment
  }

  /// Until when the bus of the reactor, or that of a cell which still runs, may be in use.
  private func busy(at now: Instant, scan: Seconds) -> Instant {
    guard now >= origin else { return now }
    let gone = Seconds(nanoseconds: (now - origin).nanoseconds % Rhythm.period.nanoseconds)
    if gone < scan { return now + (scan - gone) }
    if gone < CellWindows.reactor { return now }
    let place = (gone - CellWindows.reactor).nanoseconds
    let slot = CellWindows.slot.nanoseconds
    let number = (place / slot) % CellWindows.cells
    let inside = Seconds(nanoseconds: place % slot)
    let end = CellWindows.joining + CellWindows.visit
    guard inside < end, cells.contains(where: { $0.cell.isHere(number) }) else { return now }
    return now + (end - inside)
  }
}

extension Cell {
  /// Whether a window is its own and it still has a use for it.
  fileprivate func isHere(_ window: Int64) -> Bool {
    !isOver && Int64(number) % CellWindows.cells == window
  }
}
