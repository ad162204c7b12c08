public import Quantities

/// What a cell of two metal electrodes is made of; per area, in the units of docs/models/cells.md:
/// ohm cm2, mA/cm2, mAh/cm2, hours.
public struct MetalCellParameters: Equatable, Sendable {
  /// In cm2.
  public var area = 1.0
  /// Of the electrolyte.
  public var bulk = 6.0
  /// Where the reference electrode is on the way from the working to the counter electrode.
  public var referenceShare = 0.5

  /// The exchange current; nil for an interface that is a resistor.
  public var exchange: Double?
  /// What each interface holds by itself, in F/cm2; nil for one that follows a current at once.
  public var layer: Double?
  /// The power of the current by which the exchange current rises: 0 for Butler and Volmer.
  public var exchangeOrder = 0.0
  /// What the electrolyte can bring; nil for no limit.
  public var limiting: Double?

  /// The resistance of both interfaces with their coating, new and once activated.
  public var coating = (new: 0.0, active: 0.0)
  /// The charge over which it activates.
  public var activation = 1.0
  /// The growth of the interphase by itself, in ohm cm2 for the square root of an hour.
  public var resting = 0.0
  /// The growth by cycling: for each mAh/cm2, and for its square.
  public var cycling = (linear: 0.0, square: 0.0)

  /// The share of its contact that a stripped mAh/cm2 costs (as a rate), the contact that a plated
  /// one brings back, and the share of the voids that are no obstacle while it is plated.
  public var voids = (stripped: 0.0, plated: 0.0, regained: 0.0)
  /// What is left of it at the worst.
  public var leastContact = 0.02
  /// The share of what is plated that can be stripped again.
  public var efficiency = 1.0

  public var working = Electrode()
  public var counter = Electrode()
  public var short: Short?
  public var energy = Energy()

  public init() {}

  public static func == (a: Self, b: Self) -> Bool {
    a.area == b.area && a.bulk == b.bulk && a.referenceShare == b.referenceShare
      && a.exchange == b.exchange && a.layer == b.layer && a.exchangeOrder == b.exchangeOrder
      && a.limiting == b.limiting && a.coating == b.coating && a.activation == b.activation
      && a.resting == b.resting && a.cycling == b.cycling && a.voids == b.voids
      && a.leastContact == b.leastContact && a.efficiency == b.efficiency
      && a.working == b.working && a.counter == b.counter && a.short == b.short
      && a.energy == b.energy
  }

  /// One electrode.
  public struct Electrode: Equatable, Sendable {
    /// The metal on it at the beginning; infinite for a foil that never ends.
    public var metal = Double.infinity
    /// Below this the metal no longer covers it all.
    public var edge = 0.5
    /// Of a foreign metal under it; nil for a foil.
    public var substrate: Substrate?

    public init() {}
  }

  /// Copper, say, on which the metal has to begin.
  public struct Substrate: Equatable, Sendable {
    /// Where it stands while it is bare, in volts.
    public var potential = 1.5
    /// The charge that takes it to the metal's potential.
    public var skin = 0.002
    /// What beginning costs, in volts, and the charge over which that fades.
    public var nucleation = (volts: 0.05, charge: 0.02)

    public init() {}

    public static func == (a: Self, b: Self) -> Bool {
      a.potential == b.potential && a.skin == b.skin && a.nucleation == b.nucleation
    }
  }

  /// Filaments from one electrode to the other.
  public struct Short: Equatable, Sendable {
    /// In hours, at the current below; at another one by the power of their ratio.
    public var after: Double
    public var at: Double
    public var order = 1.0
    /// In ohm cm2: once through, and once thick.
    public var soft = 30.0
    public var hard = 2.0

    public init(after hours: Double, at current: Double) {
      after = hours
      at = current
    }
  }

  /// What makes it slower in the cold, in J/mol; the numbers above are those of 25 °C.
  public struct Energy: Equatable, Sendable {
    public var bulk = JoulesPerMole(15_000)
    public var interface = JoulesPerMole(50_000)
    public var exchange = JoulesPerMole(50_000)

    public init() {}
  }
}
