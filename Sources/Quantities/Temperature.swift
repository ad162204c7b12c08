/// A point on the Celsius scale. Two points subtract to a difference; they never add.
@frozen public struct Celsius: Quantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }

  @inlinable public static func - (a: Self, b: Self) -> Kelvins { Kelvins(a.value - b.value) }
  @inlinable public static func + (a: Self, d: Kelvins) -> Self { Self(a.value + d.value) }
  @inlinable public static func - (a: Self, d: Kelvins) -> Self { Self(a.value - d.value) }
  @inlinable public static func += (a: inout Self, d: Kelvins) { a = a + d }

  /// The lowest temperature there is.
  public static let absoluteZero = Celsius(-273.15)
  /// The same point counted from absolute zero, in kelvin.
  @inlinable public var absolute: Double { value + 273.15 }
}

/// A difference between two temperatures.
@frozen public struct Kelvins: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// How fast a temperature changes.
@frozen public struct KelvinsPerSecond: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }

  @inlinable public static func * (rate: Self, time: Seconds) -> Kelvins {
    Kelvins(rate.value * time.value)
  }
}

extension Kelvins {
  @inlinable public static func / (d: Kelvins, time: Seconds) -> KelvinsPerSecond {
    KelvinsPerSecond(d.value / time.value)
  }
}
