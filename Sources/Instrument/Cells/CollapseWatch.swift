import Quantities

/// Notices that the potential of a cell is gone from one sample to the next while the same current
/// goes on: a dendrite has grown through, or something lies across the cell.
struct CollapseWatch {
  /// Below this there is nothing to be told from what a card may be off, and a potential that was
  /// worth the name.
  private typealias Bounds = (nothing: Volts, something: Volts)
  private static let usual: Bounds = (Volts(0.002), Volts(0.010))
  /// Where the potential goes with the current nothing relaxes through zero, and less will do: a
  /// card shows 1 mV at most where there is none.
  private static let driven: Bounds = (Volts(0.0012), Volts(0.003))
  /// No cell of a lab has less than this between its electrodes.
  private static let least = Ohms(1)

  /// With less than this nothing holds a potential up but the cell itself, and it may relax.
  private static let idle = Amperes(1e-6)

  private var before: (potential: Volts, isDriven: Bool, isSteady: Bool)?
  private var isSuspect = false

  /// What a sample says of a cell.
  enum Verdict: Hashable {
    case sound
    /// Ask again at once: a potential may go through zero.
    case suspect
    case collapsed
  }

  mutating func begin() {
    before = nil
    isSuspect = false
  }

  /// - Parameter holdsCurrent: of a cell that is held at a potential this says nothing.
  mutating func step(_ sample: CellSample, holdsCurrent: Bool) -> Verdict {
    guard holdsCurrent else {
      begin()
      return .sound
    }
    let potential = sample.potential.magnitude
    let bounds = before?.isDriven == true ? Self.driven : Self.usual
    let bound = bounds.nothing + sample.current.magnitude * Self.least
    guard potential < bound else {
      let isDriven = sample.potential.value * sample.current.value > 0
      before = (potential, isDriven, before.map { isSteady(potential, $0.potential) } ?? false)
      isSuspect = false
      return .sound
    }
    guard let before, before.potential >= max(bounds.something, bound * 3) else { return .sound }
    if sample.current.magnitude < Self.idle, !before.isSteady { return .sound }
    defer { isSuspect = true }
    return isSuspect ? .collapsed : .suspect
  }

  /// What relaxes to a third within a sample has fallen by far more than this in the one before.
  private func isSteady(_ potential: Volts, _ before: Volts) -> Bool {
    (potential - before).magnitude < before * 0.2
  }
}
