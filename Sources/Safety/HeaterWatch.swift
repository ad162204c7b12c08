public import Quantities

/// Compares the current of a heater with what its switch was told: a switch that is stuck, an
/// element that is open, a heater that is not the declared one.
public struct HeaterWatch: Hashable, Sendable, BitwiseCopyable {
  public enum Verdict: Hashable, Sendable, BitwiseCopyable {
    case fine
    /// Weaker than declared, as with half of the waves or an aged element.
    case weak(share: Double)
    case faulty(TripCause)
  }

  /// What the declared heater draws at full power.
  private let full: Amperes
  /// Readings in a row that said the same wrong thing.
  private var flowing = 0
  private var missing = 0
  private var weak = 0
  private var strong = 0

  public init(full: Amperes) { self.full = full }

  /// Judges one reading against what the switch was told at the time.
  public mutating func step(_ current: Amperes, told on: Bool) -> Verdict {
    let share = current / full
    flowing = !on && share > 0.05 ? flowing + 1 : 0
    if on {
      missing = share < 0.1 ? missing + 1 : 0
      weak = share >= 0.1 && share < 0.85 ? weak + 1 : 0
      strong = share > 1.2 ? strong + 1 : 0
    }
    // Two readings that agree: one may have met the switch as it moved.
    if flowing > 1 || !on && share > 0.5 { return .faulty(.currentWhileOff(current)) }
    if strong > 1 { return .faulty(.tooMuchCurrent(current)) }
    if missing > 4 { return .faulty(.noCurrent(current)) }
    return weak > 9 ? .weak(share: share) : .fine
  }
}
