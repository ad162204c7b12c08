/// A power.
@frozen public struct Watts: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (p: Self, time: Seconds) -> Joules {
    Joules(p.value * time.value)
  }
  @inlinable public static func / (p: Self, g: WattsPerKelvin) -> Kelvins {
    Kelvins(p.value / g.value)
  }
}

/// An energy.
@frozen public struct Joules: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func / (e: Self, c: JoulesPerKelvin) -> Kelvins {
    Kelvins(e.value / c.value)
  }
}

/// An energy per mole: of activation.
@frozen public struct JoulesPerMole: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// A heat capacity.
@frozen public struct JoulesPerKelvin: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (c: Self, d: Kelvins) -> Joules { Joules(c.value * d.value) }
  @inlinable public static func * (c: Self, rate: KelvinsPerSecond) -> Watts {
    Watts(c.value * rate.value)
  }
  @inlinable public static func / (c: Self, time: Seconds) -> WattsPerKelvin {
    WattsPerKelvin(c.value / time.value)
  }
}

/// A thermal conductance.
@frozen public struct WattsPerKelvin: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (g: Self, d: Kelvins) -> Watts { Watts(g.value * d.value) }
}
