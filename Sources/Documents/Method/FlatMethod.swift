public import Quantities

/// A method with everything decided: each step as often as it is done.
public struct FlatMethod: Sendable {
  public let steps: [Step]

  /// More steps than this are a slip of the pen.
  static let most = 500_000

  /// One step with its numbers.
  public struct Step: Sendable {
    public let action: Action
    public let place: Place
  }

  /// How long a step lasts.
  public struct Stay: Sendable {
    public let longest: Seconds?
    public let until: [Located<ConditionText>]
  }

  public enum Action: Sendable {
    case rest(Stay)
    case current(FlatCurrent, Stay, RecordText?)
    case potential(Volts, Stay, RecordText?)
    case sweep(to: Volts, at: VoltsPerSecond, RecordText?)
    case cycle
    case label(Located<String>)
    case go(to: Located<String>, when: Located<ConditionText>)
  }

  /// A current with its number; what it comes to depends on the cell.
  public enum FlatCurrent: Sendable {
    case amperes(Amperes)
    case density(AmperesPerSquareMetre)
    /// The nominal capacity so many times an hour.
    case rate(Double)
  }
}
