public import Quantities

/// Lets a certificate's smaller margin hold only while the two sensors of the sample still differ
/// as they did when it was made.
///
/// Once they part, the ordinary limit is back for good: what is above it is cut, and what stays
/// below it goes on.
public struct CertificateWatch: Hashable, Sendable, BitwiseCopyable {
  /// What two sensors may part by since they were certified.
  public static let bound = Kelvins(0.3)
  /// Over how long a difference is averaged: longer than sensors lag, and than a converter's noise.
  static let mean = Seconds(10)
  /// From so far below the ordinary limit on the smaller margin is being used: far below, a fast
  /// ramp parts two sensors by their lags alone.
  static let reach = Kelvins(2)

  private let pair: CertifiedPair
  /// The limit that holds without a certificate.
  public let ordinary: Celsius
  private var deviation = Kelvins.zero
  private var hasBegun = false
  /// Whether the ordinary limit is back.
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
    let now = pair.deviation(a.value, b.value)
    deviation = hasBegun ? deviation + (now - deviation) * (period / Self.mean) : now
    hasBegun = true
    let hotter = a.value > b.value ? a.value : b.value
    // Written so that a difference that is no number counts as parted.
    if !(deviation.magnitude <= Self.bound), hotter > ordinary - Self.reach { hasParted = true }
    guard hasParted else { return nil }
    return peak < ordinary ? nil : .disagreement(a.value, b.value)
  }

  /// A number that stands for what must not change while a zone is armed.
  public var seal: UInt64 {
    var seal: UInt64 = 0xCBF2_9CE4_8422_2325
    seal.mix(pair.rest.value)
    seal.mix(pair.point.value)
    seal.mix(pair.apartAtRest.value)
    seal.mix(pair.apartAtPoint.value)
    seal.mix(ordinary.value)
    return seal
  }
}
