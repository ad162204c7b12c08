public import Quantities

/// A method with everything decided: each step as often as it is done.
public typealias FlatMethod = FlatSteps<CellAction>

/// What a flat step does with its cell.
public enum CellAction: Sendable {
  case rest(CellStay, WatchText?)
  /// A rest until the next multiple of a time since the method began.
  case tick(Seconds, WatchText?)
  case impedance(CellSpectrum, WatchText?)
  /// A current, its density or a rate; what it comes to depends on the cell.
  case current(AnyQuantity, CellStay, WatchText?)
  case potential(Volts, CellStay, WatchText?)
  /// From where the potential is, or from another that it is brought to before.
  case sweep(from: Volts?, to: Volts, at: VoltsPerSecond, stair: Volts?, WatchText?)
  /// The thermostat brings the open cell to a temperature.
  case temperature(CellClimate, WatchText?)
  case cycle
  case label(Located<String>)
  case go(to: Located<String>, when: Located<ConditionText>)
}

/// How long a step lasts.
public struct CellStay: Sendable {
  public let longest: Seconds?
  public let until: [Located<ConditionText>]

  /// With neither it never ends.
  public init(longest: Seconds?, until: [Located<ConditionText>]) {
    self.longest = longest
    self.until = until
  }
}
