/// A pressure above vacuum.
@frozen public struct Pascals: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }

  public static let atmosphere = Pascals(101_325)
}

/// A gas flow in cubic centimetres a minute at 0 °C and 101.325 kPa.
@frozen public struct SCCM: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }

  /// The same flow as throughput, pressure times volume a second, at 0 °C.
  @inlinable public var pascalCubicMetresPerSecond: Double { value * 101_325 * 1e-6 / 60 }
}

/// A length; films are thin, so the unit is the nanometre.
@frozen public struct Nanometres: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}
