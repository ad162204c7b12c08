import Quantities

/// What a card is off before it is calibrated: docs/devices/potentiostat.md, "What a card is off".
public struct CardErrors: Equatable, Sendable {
  /// A straight line that should have been x itself.
  public struct Line: Equatable, Sendable {
    public var offset = 0.0
    public var gain = 1.0

    public init(offset: Double = 0, gain: Double = 1) {
      self.offset = offset
      self.gain = gain
    }

    func of(_ x: Double) -> Double { offset + gain * x }
  }

  /// Of the setpoint, as a share of full scale.
  public var setpoint = Line()
  /// In volts: of W - R, and of C - R.
  public var potential = Line()
  public var counter = Line()
  /// As a share of the range, one for each range.
  public var small = Line()
  public var middle = Line()
  public var large = Line()
  /// Of the thermometer, in K.
  public var temperature = 0.0
  /// The share by which the coulomb counter's clock is fast.
  public var clock = 0.0

  /// A card without errors.
  public init() {}

  /// The card that this noise makes of the drawing, with this share of what it may be off.
  public init(_ noise: Noise, share: Double = 1) {
    func dice(_ index: UInt64) -> Double { share * (2 * noise.uniform(index) - 1) }
    setpoint = Line(offset: 5e-4 * dice(0), gain: 1 + 1e-3 * dice(1))
    potential = Line(offset: 1e-3 * dice(2), gain: 1 + 2e-3 * dice(3))
    // Another buffer and divider before the same converter, whose reference is most of the gain.
    counter = Line(offset: 1e-3 * dice(4), gain: potential.gain + 5e-4 * dice(5))
    small = Line(offset: 5e-4 * dice(6), gain: 1 + 2e-3 * dice(7))
    middle = Line(offset: 5e-4 * dice(8), gain: 1 + 2e-3 * dice(9))
    large = Line(offset: 5e-4 * dice(10), gain: 1 + 2e-3 * dice(11))
    // ±0.5 °C typical is taken for one deviation; ±2.5 °C is the most.
    temperature = min(2.5, max(-2.5, 0.5 * share * noise.gaussian(1)))
    clock = 5e-3 * dice(24)
  }
}
