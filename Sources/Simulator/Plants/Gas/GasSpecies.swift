public import Quantities

/// A gas as the chamber's physics needs it.
public struct GasSpecies: Equatable, Sendable {
  public let name: String
  /// Of one molecule, in kg.
  public let molecule: Double
  /// The chance that a molecule which hits a site that it can react with does so.
  public var sticking: Double
  /// How much smaller that chance is on the slow sites of a surface that saturates softly.
  public var slowness = 1.0
  public var wall: Wall?
  public var plasma: Plasma?
  /// Whether it eats into a metal that is nearly molten, as water does.
  public var corrodesHotMetal = false

  /// What the chamber's wall takes from the gas, and gives back slowly.
  public struct Wall: Equatable, Sendable {
    /// In this time the wall takes as much as the gas holds.
    public var uptake: Seconds
    /// In this time it gives back what it holds, at the reference temperature.
    public var desorption: Seconds
    public var reference: Celsius
    /// The activation energy of desorption, in J/mol.
    public var energy: Double

    public init(
      uptake: Seconds, desorption: Seconds, at reference: Celsius = Celsius(150),
      energy: Double = 0
    ) {
      self.uptake = uptake
      self.desorption = desorption
      self.reference = reference
      self.energy = energy
    }
  }

  /// A gas that exists only while the plasma burns.
  public struct Plasma: Equatable, Sendable {
    /// The index of the gas that it is made from.
    public var feed: Int
    /// Its share of the feed's pressure at full power, at rest.
    public var yield: Double
    /// How long its molecules last.
    public var lifetime: Seconds

    public init(feed: Int, yield: Double, lifetime: Seconds) {
      self.feed = feed
      self.yield = yield
      self.lifetime = lifetime
    }
  }

  /// - Parameter molarMass: in g/mol.
  public init(_ name: String, molarMass: Double, sticking: Double = 0) {
    self.name = name
    molecule = molarMass * 1e-3 / Gases.avogadro
    self.sticking = sticking
  }
}

/// Constants of nature, exact since 2019.
public enum Gases {
  public static let avogadro = 6.02214076e23
  /// In J/K.
  public static let boltzmann = 1.380649e-23
  /// In J/(mol K).
  static let molar = avogadro * boltzmann
}
