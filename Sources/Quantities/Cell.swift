/// A current per electrode area; positive is oxidation at the working electrode.
@frozen public struct AmperesPerSquareMetre: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (j: Self, area: SquareMetres) -> Amperes {
    Amperes(j.value * area.value)
  }
}

/// A charge per electrode area.
@frozen public struct CoulombsPerSquareMetre: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (q: Self, area: SquareMetres) -> Coulombs {
    Coulombs(q.value * area.value)
  }
}

/// A charge per mass of active material.
@frozen public struct CoulombsPerKilogram: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func * (q: Self, mass: Kilograms) -> Coulombs {
    Coulombs(q.value * mass.value)
  }
}

/// An area.
@frozen public struct SquareMetres: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// A mass.
@frozen public struct Kilograms: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}

/// A share of a whole, one being all of it.
@frozen public struct Ratio: AdditiveQuantity {
  public let value: Double
  @inlinable public init(_ value: Double) { self.value = value }
}
