public import Quantities
public import Safety

/// Holds the sample at a setpoint: an outer loop asks the element for a lead, an inner one
/// gives it power.
///
/// What the model knows is fed forward: the lead that a steady soak needs, the lead that a ramp
/// needs on top, and the power that the element loses. Learning has only the rest to find.
public struct SoakLoop: Hashable, Sendable, BitwiseCopyable {
  /// Kelvins of element lead for each kelvin that the sample is short.
  private static let outer = 2.0
  /// How fast the inner loop means to close what the element is short.
  private static let innerTime = Seconds(20)
  /// The most that the element is asked to lead the setpoint.
  private static let longestLead = Kelvins(40)
  /// The most that may be learned: beyond it the model is wrong, and saying so is better.
  private static let mostLearned = Kelvins(5)
  /// Farther from its setpoint than this the sample is not in a soak, and nothing is learned.
  private static let soakBand = Kelvins(2)

  private let model: StageModel
  /// The lead that the model does not know of.
  private var learned = Kelvins.zero

  public init(_ model: StageModel) { self.model = model }

  /// The share of full power, 0 to 1, for the period that begins.
  public mutating func step(
    _ seen: ThermalGuard.Observation, setpoint: Celsius, moving rate: KelvinsPerSecond,
    period: Seconds
  ) -> Double {
    let short = setpoint - seen.sample.value
    if rate == .zero, short.magnitude < Self.soakBand { learn(short, period) }
    let known =
      (model.sampleLoss * (setpoint - seen.surroundings) + model.heat(at: rate))
      / model.coupling
    let asked = known + learned + short * Self.outer
    let lead = asked.limited(to: Self.longestLead)
    let element = seen.element.value
    let inner = model.element / Self.innerTime
    // What the element loses now, to the surroundings and to the sample, is made up for.
    let losing =
      model.elementLoss * (element - seen.surroundings)
      + model.coupling * (element - seen.sample.value)
    let power = inner * (setpoint + lead - element) + losing
    let share = power / model.fullPower
    return share > 1 ? 1 : (share > 0 ? share : 0)
  }

  /// Learns the steady error away over four time constants of the sample behind the element.
  private mutating func learn(_ short: Kelvins, _ period: Seconds) {
    let constant = model.sample.value / model.coupling.value
    let step = short * (Self.outer * period.value / (4 * constant))
    learned = (learned + step).limited(to: Self.mostLearned)
  }
}

extension Kelvins {
  /// The nearest difference that is no larger either way.
  fileprivate func limited(to bound: Kelvins) -> Kelvins {
    self > bound ? bound : (self < -bound ? -bound : self)
  }
}

extension StageModel {
  /// The power that warms the sample at this rate.
  fileprivate func heat(at rate: KelvinsPerSecond) -> Watts { sample * rate }
}
