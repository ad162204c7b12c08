public import Quantities

/// Decides whether what a sensor said can be true.
public struct Validator: Hashable, Sendable, BitwiseCopyable {
  /// Why a reading is not believed.
  public enum Distrust: Error, Hashable, Sendable, BitwiseCopyable {
    /// The sensor's wire is broken.
    case open
    /// The sensor's wires touch each other or the chassis.
    case short
    /// The chip could not be read.
    case unread
    /// The chip says that its input is beyond what it can convert.
    case outOfRange
    /// The value is outside what the sensor can show here.
    case implausible(Celsius)
    /// It changed faster than anything in this rig can.
    case jump(from: Celsius, to: Celsius)
  }

  public let lowest: Celsius
  public let highest: Celsius
  /// Faster than the strongest heater, with room for noise.
  public let fastest: KelvinsPerSecond
  /// Two readings may differ by this much whatever the time between them.
  public let noise: Kelvins
  private var last: TrustedTemperature?

  public init(
    lowest: Celsius, highest: Celsius, fastest: KelvinsPerSecond, noise: Kelvins = Kelvins(2)
  ) {
    self.lowest = lowest
    self.highest = highest
    self.fastest = fastest
    self.noise = noise
  }

  /// Checks a value that a chip converted at `measured`.
  public mutating func check(
    _ value: Celsius, measured: Instant
  ) throws(Distrust) -> TrustedTemperature {
    // Written so that a NaN fails it.
    guard value >= lowest, value <= highest else { throw .implausible(value) }
    if let last {
      let bound = noise + fastest * (measured - last.measured)
      guard (value - last.value).magnitude <= bound else {
        throw .jump(from: last.value, to: value)
      }
    }
    let trusted = TrustedTemperature(value, measured: measured)
    last = trusted
    return trusted
  }
}
