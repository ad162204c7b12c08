import Quantities

/// One cell of a bench, and how far its clock is behind that of the rig.
///
/// Who joins a rig that runs has a time of its own from then on, so that what is written down of it
/// is what would have been if it had run alone.
final class CellPlace {
  let cell: Cell
  private let lag: Seconds

  init(_ cell: Cell, lag: Seconds = .zero) {
    self.cell = cell
    self.lag = lag
  }

  /// What its clock shows at an instant of the rig.
  func own(_ now: Instant) -> Instant { now - lag }

  /// When it has something to do, on the clock of the rig.
  var wanted: Instant { rig(cell.wanted) }
  /// When it next uses the bus.
  var due: Instant { rig(cell.due) }

  func step(at now: Instant) { cell.step(at: own(now)) }

  private func rig(_ instant: Instant) -> Instant { instant == .never ? .never : instant + lag }
}
