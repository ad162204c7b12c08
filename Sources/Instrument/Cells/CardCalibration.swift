public import Quantities

/// What a card was found to be off, against dummy cells: docs/calibrate-cards.md.
public struct CardCalibration: Hashable, Sendable {
  /// An offset that is taken away, and a factor after that.
  public struct Line: Hashable, Sendable {
    public let offset: Double
    public let factor: Double

    public init(offset: Double = 0, factor: Double = 1) {
      self.offset = offset
      self.factor = factor
    }

    /// What is true where `value` was read.
    public func corrected(_ value: Double) -> Double { (value - offset) * factor }
  }

  /// Of W less R in volts, and of C less R.
  public let potential, counter: Line
  /// For each range in amperes, from the finest on.
  public let currents: [Line]
  /// Of the setpoint, as a share of full scale.
  public let setpoint: Line
  /// By how much later a current is converted than its potential, at 20 conversions a second.
  public let lag: Seconds

  /// The message that starts the second converter: 20 bits at 400 kHz.
  public static let message = Seconds.microseconds(50)

  public init(
    potential: Line, counter: Line = Line(), currents: [Line], setpoint: Line = Line(),
    lag: Seconds = message
  ) {
    self.lag = lag
    self.potential = potential
    self.counter = counter
    self.currents = currents
    self.setpoint = setpoint
  }

  /// A card that nobody has calibrated.
  public static let none = CardCalibration(
    potential: Line(), currents: CurrentRange.allCases.map { _ in Line() })

  func potential(_ read: Volts) -> Volts { Volts(potential.corrected(read.value)) }
  func counter(_ read: Volts) -> Volts { Volts(counter.corrected(read.value)) }

  /// - Parameter share: of the range's full scale.
  func current(_ share: Double, in range: CurrentRange) -> Amperes {
    Amperes(currents[Int(range.rawValue)].corrected(share * range.fullScale.value))
  }

  /// The same at another pace: what clocks differ by grows with how long they count.
  func lag(over conversion: Seconds) -> Seconds {
    let share = conversion / PotentiostatCard.sampling
    return Self.message + Seconds((lag - Self.message).value * share)
  }

  /// What has to be told so that this share of full scale comes of it.
  func told(for share: Double) -> Double { setpoint.corrected(share) }
}
