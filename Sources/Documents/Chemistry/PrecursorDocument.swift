public import Quantities

/// A gas or precursor: what it is, how it evaporates, sticks and lingers, and what it can do.
public struct PrecursorDocument: Sendable {
  /// What people have to know before they open it.
  public enum Hazard: String, CaseIterable, Sendable {
    case inert, oxidant, pyrophoric, flammable, toxic, corrosive
    case reactsWithWater = "reacts-with-water"
    /// It eats a metal that is within 15 K of melting.
    case corrodesHotMetal = "corrodes-hot-metal"
  }

  /// Where its pressure comes from.
  public enum Source: Sendable {
    case vapour(VapourPressure)
    case fixed(Pascals)
    case plasma(PlasmaDocument)
  }

  public let name: String
  public let formula: String
  /// In g/mol.
  public let molarMass: Double
  public let sticking: Double
  /// How much smaller that is on slow sites.
  public let slowness: Double
  public let pressure: Source
  public let bottle: BottleDocument?
  public let wall: WallDocument?
  public let classes: [Hazard]
  /// Where the numbers are from.
  public let source: String

  static let form = Form<PrecursorDocument>.mapping(
    "a precursor",
    .required("name", .text, "Its name."),
    .required("formula", .text, "Its formula."),
    .required("molar_mass", .number(of: .molarMass), "Of one mole: 72.09 g/mol."),
    .optional("sticking", .number, otherwise: 0, "The chance that a hit on a site reacts: 0.004."),
    .optional("slowness", .number, otherwise: 1, "What of that is left on slow sites: 0.1."),
    .exactlyOne([
      Alternative("vapour", VapourPressure.form, "log10(p/Torr) = a - b/T.") { Source.vapour($0) },
      Alternative("pressure", Form<Pascals>.quantity(above: Pascals(0)), "Of a cylinder.") {
        Source.fixed($0)
      },
      Alternative("plasma", PlasmaDocument.form, "Made by a plasma only.") { Source.plasma($0) },
    ]),
    .optional("bottle", BottleDocument.form, "At which temperature it is kept."),
    .optional("wall", WallDocument.form, "What the chamber's wall takes and gives back."),
    .required(
      "classes", .list(of: .choice("a class of hazard"), what: "a list of classes"),
      "What it can do to people and metal."),
    .required("source", .text, "Where these numbers are from."),
    make: {
      PrecursorDocument(
        name: $0, formula: $1, molarMass: $2, sticking: $3, slowness: $4, pressure: $5,
        bottle: $6, wall: $7, classes: $8, source: $9)
    })

  /// The pressure over it at a temperature; nil for what exists in a plasma only.
  public func pressure(at temperature: Celsius) -> Pascals? {
    switch pressure {
    case .vapour(let law): law.pressure(at: temperature)
    case .fixed(let pressure): pressure
    case .plasma: nil
    }
  }
}

/// A straight line of the logarithm of a vapour pressure over the inverse temperature.
public struct VapourPressure: Hashable, Sendable {
  public let a: Double
  public let b: Kelvins

  static let form = Form<VapourPressure>.mapping(
    "a vapour pressure", .required("a", .number, "In log10(p/Torr) = a - b/T: 8.224."),
    .required("b", .quantity(above: Kelvins(0)), "The slope: 2134.83 K."),
    make: VapourPressure.init)

  public func pressure(at temperature: Celsius) -> Pascals {
    let decades = a - b.value / (temperature.value + 273.15)
    return Pascals(101_325 / 760 * Arithmetic.exp(2.302585092994046 * decades))
  }
}

/// How a bottle is kept.
public struct BottleDocument: Hashable, Sendable {
  public let temperature: Celsius
  public let lowest: Celsius
  public let highest: Celsius

  static let form = Form<BottleDocument>.mapping(
    "a bottle", .required("temperature", .quantity(), "At which it is kept: 25 C."),
    .required("from", .quantity(), "The least that makes sense: 10 C."),
    .required("to", .quantity(), "The most that it bears: 40 C."), make: BottleDocument.init)
}

/// What a wall does to a gas.
public struct WallDocument: Hashable, Sendable {
  public let uptake: Seconds
  public let desorption: Seconds
  public let at: Celsius
  /// In J/mol.
  public let energy: Double

  static let form = Form<WallDocument>.mapping(
    "a wall",
    .required(
      "uptake", .quantity(above: Seconds.zero), "In which it takes as much as the gas holds."),
    .required("desorption", .quantity(above: Seconds.zero), "In which it gives back: 0.4 s."),
    .required("at", .quantity(), "The temperature of that: 150 C."),
    .optional("energy", .number(of: .molarEnergy), otherwise: 0, "Of desorption: 32 kJ/mol."),
    make: WallDocument.init)
}

/// What a plasma makes.
public struct PlasmaDocument: Hashable, Sendable {
  public let of: String
  public let yield: Ratio
  public let lifetime: Seconds

  static let form = Form<PlasmaDocument>.mapping(
    "a plasma", .required("of", .name(of: "a gas", example: "O2"), "What it is made from."),
    .required("yield", .quantity(above: Ratio(0)), "Its share of that at full power: 5 %."),
    .required("lifetime", .quantity(above: Seconds.zero), "How long it lasts: 5 ms."),
    make: PlasmaDocument.init)
}

extension Form where Value == Double {
  /// A quantity of a kind that has no type of its own, as the number that it counts in.
  static func number(of kind: QuantityKind) -> Form {
    Form<AnyQuantity>.quantity(of: [kind]).map(\.counted)
  }
}
