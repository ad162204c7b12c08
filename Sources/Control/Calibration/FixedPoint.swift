public import Quantities
public import Safety

/// What the sample's sensor reads at the melting point of a calibrant, and how well that is known.
public struct FixedPoint: Hashable, Sendable, BitwiseCopyable {
  public let value: Celsius
  /// How far it may be off; every term is a worst case, and they add.
  public let uncertainty: Kelvins
  public let melting, freezing: Arrest

  /// Farther off than a class 1 couple and its converter can be, it is something else.
  static let farthest = Kelvins(4)
  /// Melting and freezing are read no farther apart than this.
  static let widest = Kelvins(1)
  /// Half a step of a converter that counts sixteenths.
  private static let step = 0.03125
  /// How much of what was corrected may be wrong.
  private static let share = 0.25

  /// Finds both arrests and what was read where no heat flows into the calibrant or out of it.
  ///
  /// Between sensor and calibrant a heat flows through some contact; nobody need know it, as both
  /// arrests lie on one line through the point where nothing flows. That takes away the sensor's
  /// lead and lag; its own lag is taken away by the slope of each arrest.
  public static func find(
    melting: Span<PlateauSample>, freezing: Span<PlateauSample>, of calibrant: Calibrant,
    on stage: StageModel
  ) throws(PlateauRefusal) -> FixedPoint {
    // What did not freeze did not melt: a stage that is held back by its governor stands still too.
    let frozen = try Arrest.find(freezing, on: stage, as: .freezing)
    let molten = try Arrest.find(melting, on: stage, as: .melting)
    let ratio = molten.heat.value / -frozen.heat.value
    guard ratio > 0.3, ratio < 3 else { throw .uneven(molten: molten.heat, frozen: -frozen.heat) }
    let point = FixedPoint(molten, frozen, calibrant, lag: stage.sampleLag)
    guard (molten.level - frozen.level).magnitude <= widest else {
      throw .hysteresis(molten.level - frozen.level)
    }
    // Written so that what is no number is refused.
    guard (point.value - calibrant.melts).magnitude <= farthest else {
      throw .wrongCalibrant(point.value)
    }
    return point
  }

  private init(_ molten: Arrest, _ frozen: Arrest, _ calibrant: Calibrant, lag: Seconds) {
    melting = molten
    freezing = frozen
    let above = molten.level + molten.slope * lag
    let below = frozen.level + frozen.slope * lag
    let (gains, loses) = (molten.hidden.value, -frozen.hidden.value)
    value = below + (above - below) * (loses / (gains + loses))
    uncertainty = Kelvins(
      Self.noise(molten) + Self.noise(frozen) + Self.step
        + Self.share * (above - below).magnitude.value
        + Self.share * (molten.slope * lag).magnitude.value
        + Self.share * (frozen.slope * lag).magnitude.value + Self.drift(molten)
        + Self.drift(frozen) + calibrant.purity.value)
  }

  /// Two sigma of the mean, as if only one sample in ten were of its own mind.
  private static func noise(_ arrest: Arrest) -> Double {
    2 * arrest.scatter.value / Arithmetic.squareRoot(1 + arrest.length.value / 10) / 2
  }

  /// A tenth of what the reading still moved: an arrest need not end where it is taken to.
  private static func drift(_ arrest: Arrest) -> Double {
    (arrest.slope * arrest.length).magnitude.value / 10
  }
}
