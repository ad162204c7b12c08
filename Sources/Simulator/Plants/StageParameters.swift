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

  /// A piece of metal that must not melt, or a cell of a calibrant, which may.
  public struct Foil: Equatable, Sendable {
    /// In grams.
    public var mass: Double
    /// In J/(g K), solid and liquid alike.
    public var heat: Double
    /// In J/g.
    public var latent: Double
    public var melts: Celsius
    /// How many times better than a bare foil it is coupled to the holder.
    public var contact = 1.0
    /// Pure metal melts at one temperature; some width keeps the equations smooth, in kelvin.
    public var mush = 0.2
    /// 10 mm across and 0.5 mm thick.
    public static let lithium = Foil(mass: 0.021, heat: 3.58, latent: 432, melts: Celsius(180.5))
    public static let sodium = Foil(mass: 0.033, heat: 1.23, latent: 113, melts: Celsius(97.79))
    public static let potassium = Foil(mass: 0.030, heat: 0.75, latent: 60, melts: Celsius(63.5))
    /// A witness piece where no metal is declared; it melts at 1414 °C.
    public static let silicon = Foil(mass: 0.1, heat: 0.71, latent: 1790, melts: Celsius(1414))

    /// How much better a flat cell, greased and clamped over the whole place, is coupled than a
    /// foil that lies there.
    private static let clamped = 200.0

    /// 2.7 cm3 of indium in a sealed flat cell: 28.5 J/g as NIST certifies it in SRM 2232.
    public static let indiumCell = Foil(
      mass: 20, heat: 0.233, latent: 28.5, melts: Celsius(156.5985), contact: clamped, mush: 0.01)
    /// As much sodium.
    public static let sodiumCell = Foil(
      mass: 2.6, heat: 1.23, latent: 113, melts: Celsius(97.79), contact: clamped, mush: 0.01)
    /// As much lithium.
    public static let lithiumCell = Foil(
      mass: 1.45, heat: 3.58, latent: 432, melts: Celsius(180.5), contact: clamped, mush: 0.01)
    /// A third as much water, for it takes so much heat: 333.6 J/g; the heat is that of ice.
    public static let iceCell = Foil(
      mass: 0.9, heat: 2.1, latent: 333.6, melts: Celsius(0), contact: clamped, mush: 0.01)
  }
}
