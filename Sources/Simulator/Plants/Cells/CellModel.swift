/// What stands between the leads of a card: pure functions of a state, in amperes, volts, seconds.
///
/// At a constant current everything is exact for any span, so that a long step costs what a short
/// one does; potentials rise with the current, so that either can be found from the other.
public protocol CellModel: AnyObject, Sendable {
  /// As it was put together.
  var fresh: CellState { get }
  /// What becomes of a state at a constant current.
  func state(after span: Double, at current: Double, from state: CellState) -> CellState
  /// Where the electrodes are while a current flows through them.
  func potentials(at current: Double, in state: CellState) -> CellPotentials
  /// How long nothing jumps at this current.
  func quiet(at current: Double, in state: CellState) -> Double
  /// The conductance of what has grown from one electrode to the other, in siemens.
  func leak(in state: CellState) -> Double
  /// What a small sine of so many hertz over a current finds, from the same parameters.
  func impedance(at frequency: Double, around current: Double, in state: CellState) -> CellImpedance
  /// What becomes of a state at a constant potential of the cell; nil if only steps can tell.
  func held(at potential: Double, for span: Double, from state: CellState) -> CellHold?
}

extension CellModel {
  public func quiet(at current: Double, in state: CellState) -> Double { .infinity }
  public func leak(in state: CellState) -> Double { 0 }
  public func held(at potential: Double, for span: Double, from state: CellState) -> CellHold? {
    nil
  }

  /// The current through the electrodes at a potential of the cell, within these bounds.
  public func current(
    at potential: Double, in state: CellState, atMost most: Double = 1
  ) -> Double {
    Monotone.root(from: -most, to: most) {
      potentials(at: $0, in: state).cell - potential
    }
  }
}
