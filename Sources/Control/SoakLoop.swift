public import Quantities
public import Safety

/// Holds the sample at a setpoint: an outer loop asks the element for a lead, an inner one
/// gives it power.
public struct SoakLoop: Hashable, Sendable, BitwiseCopyable {
  public struct Gains: Hashable, Sendable, BitwiseCopyable {
    /// Kelvins of element lead for each kelvin that the sample is short.
    public var outer: Double
    /// How long the outer loop takes to learn the steady lead.
    public var learning: Seconds
    /// Watts for each kelvin that the element is short.
    public var inner: WattsPerKelvin
    /// The most that the element may lead the setpoint.
    public var longestLead: Kelvins

    public init(
      outer: Double, learning: Seconds, inner: WattsPerKelvin, longestLead: Kelvins
    ) {
      self.outer = outer
      self.learning = learning
      self.inner = inner
      self.longestLead = longestLead
    }
  }

  public let gains: Gains
  private let fullPower: Watts
  private let elementLoss: WattsPerKelvin
  /// The lead that holds the setpoint, as learned so far.
  private var learned: Kelvins

  public init(_ gains: Gains, fullPower: Watts, elementLoss: WattsPerKelvin) {
    self.gains = gains
    self.fullPower = fullPower
    self.elementLoss = elementLoss
    learned = .zero
  }

  /// The share of full power, 0 to 1, for the period that begins.
  public mutating func step(
    _ seen: ThermalGuard.Observation, setpoint: Celsius, period: Seconds
  ) -> Double {
    let short = setpoint - seen.sample.value
    let asked = learned + short * gains.outer
    let lead = clamp(asked)
    // Learn only while nothing saturates: an integral that winds up melts foils.
    if lead == asked {
      learned = clamp(learned + short * (gains.outer * (period / gains.learning)))
    }
    let element = seen.element.value
    let holding = elementLoss * (element - seen.surroundings)
    let power = gains.inner * (setpoint + lead - element) + holding
    let share = power / fullPower
    return share > 1 ? 1 : (share > 0 ? share : 0)
  }

  private func clamp(_ lead: Kelvins) -> Kelvins {
    lead > gains.longestLead
      ? gains.longestLead : (lead < -gains.longestLead ? -gains.longestLead : lead)
  }
}
