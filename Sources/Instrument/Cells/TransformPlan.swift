public import Quantities

/// How a front end measures at one frequency: by which clock, and at which frequency exactly.
///
/// A transform looks at 1024 samples, 64 periods of its clock apart. Of a sine that goes through a
/// whole number of periods in that time nothing leaks into the result, so that one is taken, as
/// near to what is asked as it comes; a slower clock looks for longer and comes nearer.
/// docs/devices/front-end.md.
public struct TransformPlan: Hashable, Sendable {
  /// By what the front end divides the clock of its converter.
  enum Divider: UInt8 {
    case one, sixteen, twoFiftySix, thousand24

    var slower: Divider? { Divider(rawValue: rawValue + 1) }

    var number: Double {
      switch self {
      case .one: 1
      case .sixteen: 16
      case .twoFiftySix: 256
      case .thousand24: 1024
      }
    }
  }

  let divider: Divider
  /// What the converter gets.
  let clock: Hertz
  /// The sine.
  public let frequency: Hertz
  /// Whole ones, while the converter looks.
  let periods: Int

  /// 1024 samples of 64 periods each.
  private static let window = 65536.0
  /// As many come within 3 % of any frequency.
  private static let enough = 15.5
  /// With fewer, what a cell drifts is no longer small beside the sine.
  private static let fewest = 4.0
  /// Two fifths of the samples, and below the 100 kHz up to which the part is specified at 16 MHz.
  private static let most = 409.0

  /// The lowest and the highest frequency, in round numbers, with a clock of 16 MHz.
  public static let lowest = Hertz(1)
  public static let highest = Hertz(100_000)

  /// The fastest clock that is slow enough.
  public init(for asked: Hertz, clock master: Hertz) {
    var divider = Divider.one
    var found = asked / (master / Self.window)
    while found < Self.enough, let slower = divider.slower {
      divider = slower
      found = asked / (master / (slower.number * Self.window))
    }
    self.divider = divider
    clock = master / divider.number
    periods = Int(min(Self.most, max(Self.fewest, Arithmetic.rounded(found))))
    frequency = clock / Self.window * Double(periods)
  }

  /// How long the converter looks.
  var looking: Seconds { Seconds(Self.window / clock.value) }

  /// So many periods pass before it looks: 2 ms at least, for the amplifiers.
  var settling: UInt16 {
    let periods = Arithmetic.floor(frequency.value * 2e-3) + 2
    return UInt16(truncatingIfNeeded: Int(min(511, periods)))
  }

  /// From the command until the result is there, with what the clock may be off.
  var converting: Seconds {
    Seconds((looking.value + Double(Int(settling)) / frequency.value) * 1.001 + 1e-3)
  }

  /// How often the cell is looked at: a slow one takes its time.
  var repeats: Int { looking < .milliseconds(100) ? 4 : 2 }

  /// How long one point takes, the resistors it is held against included.
  public var length: Seconds {
    // A cell that asks for another amplifier is looked at once or twice more.
    (converting + Self.joining) * Int64(repeats + 3)
  }

  /// What relays and commands take before each look.
  static let joining = Seconds.milliseconds(12)
}
