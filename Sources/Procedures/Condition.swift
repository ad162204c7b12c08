/// Something that an instrument can be asked for while a program runs.
public enum Signal: Hashable, Sendable, BitwiseCopyable {
  /// What a zone's sample reads, in °C.
  case temperature(zone: UInt8)
  /// The chamber's pressure in Pa, from the head that shows it best.
  case pressure
  /// What a flow controller reports, in SCCM.
  case flow(controller: UInt8)
  /// Whether a switch of the room or the rig is closed: 1, or 0.
  case interlock(UInt8)
  /// Whether a switch of the panel is on: 1, or 0.
  case turned(UInt8)
  /// Whether a valve is shut, as the switch at its seat shows: 1, or 0.
  case shut(valve: UInt8)
  /// What the film monitor shows, in nm.
  case thickness
  /// Of a cell: W less R, C less R in V, and what flows in A, whichever way.
  case potential
  case counterPotential
  case current
  /// What has flowed since the cell was last driven otherwise, in C, whichever way.
  case charge
  /// The same as a share of what flowed in the step before that.
  case chargeShare
  /// How fast the potential changes, in V/s, whichever way.
  case drift
  /// Of the cell, in °C.
  case cellTemperature
  /// Which condition ended the last stay, from 1 on; 0 if its time was over.
  case way
  /// The number of the present cycle.
  case cycle
}

/// A bound on a signal.
public struct Condition: Hashable, Sendable, BitwiseCopyable {
  public enum Comparison: Hashable, Sendable, BitwiseCopyable { case above, below }

  public let signal: Signal
  public let comparison: Comparison
  /// In the unit of the signal.
  public let bound: Double

  public init(_ signal: Signal, _ comparison: Comparison, _ bound: Double) {
    self.signal = signal
    self.comparison = comparison
    self.bound = bound
  }

  /// Whether it holds; a signal that could not be read fulfils nothing.
  public func holds(for value: Double?) -> Bool {
    guard let value else { return false }
    switch comparison {
    case .above: return value > bound
    case .below: return value < bound
    }
  }
}
