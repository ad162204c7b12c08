/// What is in a fixture, as its leads show it: a cell with whatever lies across it, or nothing.
///
/// It is looked at many times in each sample, so that nothing of it changes.
final class CellOccupant {
  let isEmpty: Bool
  private let cell: any CellModel

  init(_ model: (any CellModel)?) {
    isEmpty = model == nil
    cell = model ?? NoCell()
  }

  var model: (any CellModel)? { isEmpty ? nil : cell }

  typealias Ailment = CellHolder.Ailment

  func potentials(
    at current: Double, in state: CellState, _ ailment: Ailment
  ) -> CellPotentials {
    let through = inner(of: current, in: state, ailment)
    var found = cell.potentials(at: through, in: state)
    if ailment.reversed { swap(&found.working, &found.counter) }
    found.working -= ailment.referenceOffset
    found.counter -= ailment.referenceOffset
    return found
  }

  func state(
    after span: Double, at current: Double, from state: CellState, _ ailment: Ailment
  ) -> CellState {
    cell.state(after: span, at: inner(of: current, in: state, ailment), from: state)
  }

  func quiet(at current: Double, in state: CellState, _ ailment: Ailment) -> Double {
    cell.quiet(at: inner(of: current, in: state, ailment), in: state)
  }

  func held(
    at potential: Double, for span: Double, from state: CellState, _ ailment: Ailment
  ) -> CellHold? {
    guard ailment.short == nil, !ailment.reversed, cell.leak(in: state) == 0 else { return nil }
    return cell.held(at: potential, for: span, from: state)
  }

  /// The conductance from one lead to the other past the electrodes, in siemens.
  func leak(in state: CellState, _ ailment: Ailment) -> Double {
    cell.leak(in: state) + (ailment.short.map { 1 / $0 } ?? 0)
  }

  /// What of a current through the leads goes through the electrodes.
  private func inner(
    of outer: Double, in state: CellState, _ ailment: Ailment
  ) -> Double {
    let current = ailment.reversed ? -outer : outer
    let leak = leak(in: state, ailment)
    guard leak > 0 else { return current }
    // With a potential within 10 V no more than that can go the other way.
    let most = current.magnitude + 10 * leak
    return Monotone.root(from: -most, to: most) {
      cell.potentials(at: $0, in: state).cell + ($0 - current) / leak
    }
  }
}

/// Nothing: no potential, whatever is done, and nothing that changes.
private final class NoCell: CellModel {
  var fresh: CellState { CellState() }

  func state(after span: Double, at current: Double, from state: CellState) -> CellState { state }

  func potentials(at current: Double, in state: CellState) -> CellPotentials {
    CellPotentials(working: 0, counter: 0)
  }

  func impedance(
    at frequency: Double, around current: Double, in state: CellState
  ) -> CellImpedance { CellImpedance(.infinity) }
}
