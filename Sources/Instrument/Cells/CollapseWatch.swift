import Quantities

/// Notices that the potential of a cell is gone from one sample to the next while the same current
/// goes on: a dendrite has grown through, or something lies across the cell.
struct CollapseWatch {
  /// Below this there is nothing to be told from what a card may be off.
  private static let nothing = Volts(0.002)
  /// A potential that was worth the name.
  private static let something = Volts(0.010)
  /// No cell of a lab has less than this between its electrodes.
  private static let least = Ohms(1)

  private var before: Volts?
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
    let bound = Self.nothing + sample.current.magnitude * Self.least
    guard potential < bound else {
      before = potential
      isSuspect = false
      return .sound
    }
    guard let before, before >= max(Self.something, bound * 3) else { return .sound }
    defer { isSuspect = true }
    return isSuspect ? .collapsed : .suspect
  }
}
