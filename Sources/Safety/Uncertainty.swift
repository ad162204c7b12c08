public import Quantities

/// By how much the sample may be hotter than its sensor says, term by term.
///
/// Each term is a worst case, and they add: nobody promises that they are independent.
public struct Uncertainty: Hashable, Sendable, BitwiseCopyable {
  /// The sensing element against the scale it is made to.
  public var sensor: Kelvins
  /// The chip that turns its signal into a number.
  public var converter: Kelvins
  /// What both may have drifted since they were last compared.
  public var drift: Kelvins
  /// Heat that flows along the sensor's own leads.
  public var leads: Kelvins
  /// The place of the sensor against the place of the sample.
  public var place: Kelvins
  /// The hottest point of the sample against its mean.
  public var gradient: Kelvins

  public init(
    sensor: Kelvins, converter: Kelvins, drift: Kelvins, leads: Kelvins, place: Kelvins,
    gradient: Kelvins
  ) {
    self.sensor = sensor
    self.converter = converter
    self.drift = drift
    self.leads = leads
    self.place = place
    self.gradient = gradient
  }

  public var total: Kelvins { sensor + converter + drift + leads + place + gradient }

  /// A class 1 thermocouple on an MCP9601 (both ±1.5 K) beside the sample, never compared.
  public static let uncertified = Uncertainty(
    sensor: Kelvins(1.5), converter: Kelvins(1.5), drift: Kelvins(0.2), leads: Kelvins(0.3),
    place: Kelvins(0.5), gradient: Kelvins(0.3))
}
