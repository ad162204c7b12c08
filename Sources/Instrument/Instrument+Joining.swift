import HAL
public import Quantities

/// Cells that come and go while others run.
extension Instrument {
  /// Begins with a cell beside those that run, in windows that nobody else has: its connection
  /// first, then its method. Between two steps only.
  ///
  /// - Parameters:
  ///   - buses: what it uses that nobody used before.
  ///   - own: what its own clock shows now.
  public func join(
    _ cell: Cell, on buses: [CourteousBus], at now: Instant, showing own: Instant
  ) {
    for bus in buses { self.buses.add(bus) }
    cells.join(cell, at: now, showing: own)
  }

  /// Opens one cell and ends its method for good; the others do not notice.
  public func stopCell(_ index: Int, at now: Instant) { cells.stop(index, at: now) }
}
