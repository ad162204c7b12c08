/// A cell to which something has been done before it came into its holder.
public final class AgedCell: CellModel {
  private let model: any CellModel
  /// As it was left.
  public let fresh: CellState

  public init(_ model: any CellModel, _ state: CellState) {
    self.model = model
    fresh = state
  }

  public func state(after span: Double, at current: Double, from state: CellState) -> CellState {
    model.state(after: span, at: current, from: state)
  }

  public func potentials(at current: Double, in state: CellState) -> CellPotentials {
    model.potentials(at: current, in: state)
  }

  public func quiet(at current: Double, in state: CellState) -> Double {
    model.quiet(at: current, in: state)
  }

  public func leak(in state: CellState) -> Double { model.leak(in: state) }

  public func impedance(
    at frequency: Double, around current: Double, in state: CellState
  ) -> CellImpedance {
    model.impedance(at: frequency, around: current, in: state)
  }

  public func held(at potential: Double, for span: Double, from state: CellState) -> CellHold? {
    model.held(at: potential, for: span, from: state)
  }
}
