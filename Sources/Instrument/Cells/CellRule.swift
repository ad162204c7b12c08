public import Quantities

/// How a cell is watched and written down while a part of its method runs.
public struct CellRule: Hashable, Sendable {
  /// Between two samples.
  public let sampling: Seconds
  public let record: RecordRule
  public let limits: CellLimits

  public init(sampling: Seconds, record: RecordRule, limits: CellLimits) {
    self.sampling = sampling
    self.record = record
    self.limits = limits
  }
}

/// When a sample is written down: as soon as one of these has changed by so much since the last,
/// and always the first and the last of a step.
public struct RecordRule: Hashable, Sendable {
  public let every: Seconds?
  public let potential: Volts?
  public let current: Amperes?
  public let charge: Coulombs?

  public init(
    every: Seconds? = nil, potential: Volts? = nil, current: Amperes? = nil,
    charge: Coulombs? = nil
  ) {
    self.every = every
    self.potential = potential
    self.current = current
    self.charge = charge
  }

  /// By how much a sample may come too early to be that of its time: one that was taken a moment
  /// late must not put off all that follow.
  private static func slack(of every: Seconds) -> Seconds {
    min(.milliseconds(20), Seconds(nanoseconds: every.nanoseconds / 10))
  }

  func asksFor(_ sample: CellSample, after last: CellSample) -> Bool {
    if let every, sample.at - last.at >= every - Self.slack(of: every) { return true }
    if let potential, (sample.potential - last.potential).magnitude >= potential { return true }
    if let current, (sample.current - last.current).magnitude >= current { return true }
    if let charge, (sample.charge - last.charge).magnitude >= charge { return true }
    return false
  }
}

/// What a cell must not leave; whatever does opens it.
public struct CellLimits: Hashable, Sendable {
  public let lowest, highest: Volts
  public let most: Amperes
  public let coldest: Celsius
  public let hottest: Celsius

  public init(
    lowest: Volts, highest: Volts, most: Amperes, coldest: Celsius = Celsius(-40),
    hottest: Celsius
  ) {
    self.lowest = lowest
    self.highest = highest
    self.most = most
    self.coldest = coldest
    self.hottest = hottest
  }

  /// What a card bears, whatever hangs on it.
  public static let card = CellLimits(
    lowest: Volts(-5), highest: Volts(5), most: Amperes(20e-3), hottest: Celsius(80))

  /// What a card's thermometer may be off at most (TMP235, SBOS857: ±2.5 °C).
  public static let thermometer = Kelvins(2.5)

  /// How long a cell needs at least to warm up to its limit: half a kelvin a second is more than
  /// any current that a card gives can do.
  func time(toHottestFrom warm: Celsius) -> Seconds {
    Seconds((hottest - warm - Self.thermometer).value / 0.6)
  }

  /// The narrower of two in everything: no limit widens another.
  public func within(_ other: CellLimits) -> CellLimits {
    CellLimits(
      lowest: max(lowest, other.lowest), highest: min(highest, other.highest),
      most: min(most, other.most), coldest: max(coldest, other.coldest),
      hottest: min(hottest, other.hottest))
  }

  /// What a sample breaks; a reading that is no number breaks all.
  func broken(by sample: CellSample) -> CellFault? {
    guard sample.potential >= lowest, sample.potential <= highest else {
      return .potentialBeyondLimit(sample.potential)
    }
    // What a card may be off must not end a step at full scale.
    guard sample.current.magnitude <= most * 1.02 else {
      return .currentBeyondLimit(sample.current)
    }
    guard let warm = sample.temperature else { return nil }
    if warm + Self.thermometer > hottest { return .tooHot(warm) }
    return warm - Self.thermometer < coldest ? .tooCold(warm) : nil
  }
}
