public import Quantities

/// A pair of half reactions and the film that they grow.
///
/// Sites that the metal precursor terminates take the co-reactant, which completes a cycle of
/// growth; sites that the co-reactant terminates take the metal precursor.
public struct FilmReaction: Equatable, Sendable {
  public let material: String
  /// The index of the metal precursor among the chamber's gases.
  public let metal: Int
  /// The index of the co-reactant.
  public let coreactant: Int
  public var growth: GrowthLaw
  /// In g/cm3.
  public var density: Double
  /// What grows without limit while both gases are there, in nm/(s Pa2).
  public var parasitic = 0.0
  /// What heat makes of the film on one metal or another.
  public var conversions: [Conversion] = []

  /// A front that goes from the metal into the film, as fast as its reaction: at one temperature
  /// `speed`, elsewhere by an activation energy.
  public struct Conversion: Equatable, Sendable {
    /// The symbol of the metal that goes in.
    public let metal: String
    public let product: String
    /// In nm/s.
    public let speed: Double
    public let reference: Celsius
    /// In J/mol.
    public let energy: Double

    public init(
      of metal: String, into product: String, speed: Double, at reference: Celsius, energy: Double
    ) {
      self.metal = metal
      self.product = product
      self.speed = speed
      self.reference = reference
      self.energy = energy
    }

    /// In nm/s.
    public func speed(at temperature: Celsius) -> Double {
      let change = GrowthLaw.inverse(temperature, less: reference)
      return speed * Arithmetic.exp(-energy / Gases.molar * change)
    }
  }

  public init(
    _ material: String, metal: Int, coreactant: Int, growth: GrowthLaw, density: Double = 3
  ) {
    self.material = material
    self.metal = metal
    self.coreactant = coreactant
    self.growth = growth
    self.density = density
  }
}
