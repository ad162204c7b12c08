public import Quantities

/// Lets a certificate's smaller margin hold only while the two sensors of the sample still differ
/// as they did when it was made.
///
/// Once they part while it is being used, the zone is cut. What stays below the ordinary limit
/// goes on, whatever they do.
public struct CertificateWatch: Hashable, Sendable, BitwiseCopyable {
  /// What two sensors may part by since they were certified.
  public static let bound = Kelvins(0.3)
  /// Over how long a difference is averaged: longer than sensors lag, and than a converter's noise.
  static let mean = Seconds(10)
  /// By how much the lags of two sensors may differ: in a ramp they part by that alone.
  static let lags = Seconds(2)

  private let pair: CertifiedPair
  /// The limit that holds without a certificate.
  public let ordinary: Celsius
  private var deviation = Kelvins.zero
  private var place = Celsius.absoluteZero
  private var hasBegun = false
  /// Whether they were seen apart while the ordinary limit was exceeded: it is back for good.
  public private(set) var hasParted = false

  public init(_ pair: CertifiedPair, ordinary: Celsius) {
    self.pair = pair
    self.ordinary = ordinary
  }

  /// Whether two readings at rest are as they were certified; no number is not.
  public func agreesAtRest(_ a: Celsius, _ b: Celsius) -> Bool {
    pair.deviation(a, b).magnitude <= Self.bound
  }

  /// By how much two readings are apart beyond what was certified.
  public func deviation(_ a: Celsius, _ b: Celsius) -> Kelvins { pair.deviation(a, b) }

  /// A cause to cut the zone, if the sensors have parted and the ordinary limit would cut it.
  ///
  /// - Parameter peak: the hottest that the sample gets if the heater is cut now.
  public mutating func step(
    _ a: TrustedTemperature, _ b: TrustedTemperature, peak: Celsius, period: Seconds
  ) -> TripCause? {
    let apart = pair.deviation(a.value, b.value)
    let hotter = a.value > b.value ? a.value : b.value
    let share = hasBegun ? period / Self.mean : 1
    hasBegun = true
    deviation += (apart - deviation) * share
    place += (hotter - place) * share
    // A mean runs behind a ramp by its own time: so fast it is.
    let rate = (hotter - place).magnitude / Self.mean
    // Written so that a difference or a peak that is no number counts against the certificate.
    let agrees = deviation.magnitude <= Self.bound + rate * Self.lags
    if !agrees, !(peak < ordinary) { hasParted = true }
    guard hasParted else { return nil }
    return peak < ordinary ? nil : .disagreement(a.value, b.value)
  }

  /// A number that stands for what must not change while a zone is armed.
  public var seal: UInt64 {
    var seal = UInt64.unsealed
    seal.mix(pair.rest.value)
    seal.mix(pair.point.value)
    seal.mix(pair.apartAtRest.value)
    seal.mix(pair.apartAtPoint.value)
    seal.mix(ordinary.value)
    return seal
  }
}
