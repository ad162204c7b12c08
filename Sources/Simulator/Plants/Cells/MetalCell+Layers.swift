import Quantities

/// What each interface of a cell holds by itself: a capacity across all but the electrolyte.
///
/// It settles with the time constant of small signals about where it goes, so that its impedance
/// comes from the same parameters as its potential; a large step is followed to the same end, and
/// on the way as far as the interface is a resistor.
extension MetalCell {
  /// Nil where interfaces hold nothing.
  func layered(at current: Double, in state: CellState) -> CellPotentials? {
    guard parameters.layer != nil else { return nil }
    let drop = drop(at: current, in: state)
    return CellPotentials(
      working: drop.working + state.workingLayer, counter: state.counterLayer - drop.counter)
  }

  /// Over the electrolyte, from each electrode to where the reference is.
  private func drop(
    at current: Double, in state: CellState
  ) -> (working: Double, counter: Double) {
    let whole = current * bulk(in: state)
    return (parameters.referenceShare * whole, (1 - parameters.referenceShare) * whole)
  }

  /// Over both interfaces, with the signs of the potentials.
  private func interfaces(at current: Double, in state: CellState) -> CellPotentials {
    let (still, drop) = (stationary(at: current, in: state), drop(at: current, in: state))
    return CellPotentials(
      working: still.working - drop.working, counter: still.counter + drop.counter)
  }

  /// By how much they rise with the current, in ohm.
  private func slopes(
    at current: Double, in state: CellState
  ) -> (working: Double, counter: Double) {
    let step = max(1e-9, 1e-4 * current.magnitude)
    let (high, low) = (
      interfaces(at: current + step, in: state), interfaces(at: current - step, in: state)
    )
    return (
      (high.working - low.working) / (2 * step), -(high.counter - low.counter) / (2 * step)
    )
  }

  func relax(_ state: inout CellState, at current: Double, for span: Double) {
    guard let layer = parameters.layer else { return }
    let (goal, slope) = (interfaces(at: current, in: state), slopes(at: current, in: state))
    func left(_ slope: Double) -> Double {
      Arithmetic.exp(-span / max(1e-12, slope * layer * parameters.area))
    }
    state.workingLayer = goal.working + (state.workingLayer - goal.working) * left(slope.working)
    state.counterLayer = goal.counter + (state.counterLayer - goal.counter) * left(slope.counter)
  }

  public func impedance(
    at frequency: Double, around current: Double, in state: CellState
  ) -> CellImpedance {
    impedances(at: frequency, around: current, in: state).whole.beside(leak(in: state))
  }

  /// Of the counter electrode with its share of the electrolyte, and of all, without a leak.
  func impedances(
    at frequency: Double, around current: Double, in state: CellState
  ) -> (counter: CellImpedance, whole: CellImpedance) {
    let slope = slopes(at: current, in: state)
    let angular = 2 * Double.pi * frequency * (parameters.layer ?? 0) * parameters.area
    let bulk = bulk(in: state)
    let counter =
      CellImpedance((1 - parameters.referenceShare) * bulk)
      + .arc(slope.counter, angular * slope.counter)
    let working =
      CellImpedance(parameters.referenceShare * bulk)
      + .arc(slope.working, angular * slope.working)
    return (counter, counter + working)
  }
}
