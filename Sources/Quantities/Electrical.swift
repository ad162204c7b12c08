/// An electric potential difference.
@frozen public struct Volts: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func / (u: Self, r: Ohms) -> Amperes { Amperes(u.value / r.value) }
  @inlinable public static func / (u: Self, i: Amperes) -> Ohms { Ohms(u.value / i.value) }
  @inlinable public static func * (u: Self, i: Amperes) -> Watts { Watts(u.value * i.value) }
}

/// How fast a potential changes.
@frozen public struct VoltsPerSecond: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (rate: Self, time: Seconds) -> Volts {
    Volts(rate.value * time.value)
  }
}

/// An electric current; positive is oxidation at the working electrode.
@frozen public struct Amperes: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (i: Self, r: Ohms) -> Volts { Volts(i.value * r.value) }
  @inlinable public static func * (i: Self, time: Seconds) -> Coulombs {
    Coulombs(i.value * time.value)
  }
}

/// A resistance.
@frozen public struct Ohms: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// An electric charge.
@frozen public struct Coulombs: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// A frequency.
@frozen public struct Hertz: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// A capacitance.
@frozen public struct Farads: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}
