public import Quantities

/// The numbers of a heated stage; the defaults are those of the reference plant.
public struct StageParameters: Equatable, Sendable {
  public var element = JoulesPerKelvin(800)
  public var wall = JoulesPerKelvin(1500)
  public var holder = JoulesPerKelvin(60)
  /// Through the solid contact between element and holder.
  public var contact = WattsPerKelvin(0.35)
  public var elementToWall = WattsPerKelvin(1.2)
  public var wallToAmbient = WattsPerKelvin(1.5)
  public var holderToFoil = WattsPerKelvin(0.08)
  /// Through supports, from the holder to the wall.
  public var holderToWall = WattsPerKelvin(0)
  /// The area across which element and holder face each other, in m2.
  public var area = 20e-4
  /// The gap between them, in m.
  public var gap = 0.2e-3
  public var emissivity = 0.1
  public var pressure = Pascals(100)
  public var ambient = Celsius(25)
  public var foil = Foil.lithium
  /// The element at which a fuse opens the supply for good, for the rig's sake; nil without one.
  public var elementFuse: Celsius?
  /// What opens the supply for good before the foil melts; nil without one.
  public var limiter: Limiter?
  public init() {}

  /// A piece of metal that must not melt.
  public struct Foil: Equatable, Sendable {
    /// In grams.
    public var mass: Double
    /// In J/(g K), solid and liquid alike.
    public var heat: Double
    /// In J/g.
    public var latent: Double
    public var melts: Celsius
    /// 10 mm across and 0.5 mm thick.
    public static let lithium = Foil(mass: 0.021, heat: 3.58, latent: 432, melts: Celsius(180.5))
    public static let sodium = Foil(mass: 0.033, heat: 1.23, latent: 113, melts: Celsius(97.79))
    public static let potassium = Foil(mass: 0.030, heat: 0.75, latent: 60, melts: Celsius(63.5))
    /// A witness piece where no metal is declared; it melts at 1414 °C.
    public static let silicon = Foil(mass: 0.1, heat: 0.71, latent: 1790, melts: Celsius(1414))
  }
}
