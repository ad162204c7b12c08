import HAL
import Quantities

/// The cells that a program drives, each on its own.
final class CellBench {
  private let cells: Lasting<CellPlace>
  private var origin = Instant.zero

  init(_ cells: [Cell]) { self.cells = Lasting(cells.map { CellPlace($0) }) }

  var count: Int { cells.count }
  subscript(index: Int) -> Cell { cells[index].cell }

  /// Whether there is nothing to be stepped any more.
  var areOver: Bool { !cells.contains { !$0.cell.isOver } }

  /// Steps each cell; none is visited where that might stretch the reactor's next edge.
  ///
  /// - Parameter scan: when the reactor begins its next.
  func step(at now: Instant, before edge: Instant?, and scan: Instant) -> Instant {
    var wanted = now + Rhythm.period
    cells.each { place in
      if place.cell.isOver { return }
      if now >= place.due, let hindrance = hindrance(of: place, at: now, edge, scan) {
        wanted = min(wanted, hindrance)
      } else {
        place.step(at: now)
      }
    }
    // Only now is it known who has the bus.
    cells.each { if $0.due > now { wanted = min(wanted, $0.wanted) } }
    return wanted
  }

  /// What a visit that began now might run into; nil if nothing. Who keeps to windows meets only
  /// an edge that nobody could foresee.
  private func hindrance(
    of place: CellPlace, at now: Instant, _ edge: Instant?, _ scan: Instant
  ) -> Instant? {
    let end = now + CellWindows.visit
    if let edge, edge > now, edge < end { return edge }
    guard place.cell.soundsFreely else { return nil }
    if scan > now, scan < end { return scan }
    let number = place.cell.number
    let meeting = cells.firstIndex {
      $0.cell.number != number && !$0.cell.soundsFreely && $0.wanted < end
    }
    guard let meeting else { return nil }
    return max(cells[meeting].wanted, now) + (CellWindows.joining + CellWindows.visit)
  }

  /// When the first of them has something to do.
  var wanted: Instant {
    var first = Instant.never
    cells.each { first = min(first, $0.wanted) }
    return first
  }

  func pass(until now: Instant) {
    cells.each { if !$0.cell.isOver { $0.cell.pass(until: $0.own(now)) } }
  }

  /// Begins with each in its own windows, whoever else begins.
  ///
  /// - Parameter edge: when the reactor scans next.
  func begin(at now: Instant, before edge: Instant) {
    origin = edge
    cells.each { $0.cell.begin(at: now, since: edge) }
  }

  /// Begins with one more, in windows that are its own.
  ///
  /// - Parameter own: what its clock shows now.
  func join(_ cell: Cell, at now: Instant, showing own: Instant) {
    let place = CellPlace(cell, lag: now - own)
    cells.add(place)
    cell.begin(at: own, since: place.own(origin))
  }

  func stop(_ index: Int, at now: Instant) { cells[index].cell.stop(at: cells[index].own(now)) }
  func stop(at now: Instant) { for index in cells.indices { stop(index, at: now) } }

  /// What was asked of a cell is written where the cell is.
  func note(_ request: RequestRecord, of index: Int, at now: Instant) {
    cells[index].cell.loop.sink.write(request, at: cells[index].own(now))
  }

  func emergency(at now: Instant) {
    cells.each { $0.cell.trip(.stopped, at: $0.own(now)) }
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
