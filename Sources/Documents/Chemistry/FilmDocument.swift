public import Quantities

/// A film by the two half reactions that grow it, and how much a cycle of them grows.
public struct FilmDocument: Sendable {
  /// How growth depends on the temperature.
  public enum Growth: Sendable {
    /// Straight lines between points.
    case table([GrowthPoint])
    case energy(GrowthEnergy)
  }

  public let material: String
  /// The metal precursor and the co-reactant, by name.
  public let from: Located<[String]>
  public let growth: Growth
  /// In g/cm3.
  public let density: Double
  public let window: GrowthWindow
  /// What grows without limit while both gases are there, in nm/(s Pa2).
  public let parasitic: Double
  public let conversions: [ConversionDocument]
  /// Where the numbers are from.
  public let source: String

  /// The precursor that brings the metal.
  public var metal: String { from.value[0] }
  /// The precursor that completes a cycle.
  public var coreactant: String { from.value[1] }

  static let form = Form<FilmDocument>.mapping(
    "a film",
    .required("material", .name(of: "a material", example: "Al2O3"), "What it is made of."),
    .required(
      "from",
      .located(
        .list(
          of: .name(of: "a precursor", example: "TMA"), what: "two precursors", count: 2...2)),
      "The metal precursor and the co-reactant: [TMA, H2O]."),
    .exactlyOne([
      Alternative(
        "growth",
        .list(of: GrowthPoint.form, what: "points", count: 1...64), "Points by temperature."
      ) { Growth.table($0) },
      Alternative("arrhenius", GrowthEnergy.form, "One point and an energy.") {
        Growth.energy($0)
      },
    ]),
    .required("density", .number(of: .density), "Of the film: 2.9 g/cm3."),
    .required("window", GrowthWindow.form, "Where it grows as it should."),
    .optional("parasitic", .number, otherwise: 0, "In nm/(s Pa2) while both gases are there."),
    .optional(
      "conversions", .list(of: ConversionDocument.form, what: "a list of conversions"),
      "What heat makes of it on a metal."),
    .required("source", .text, "Where these numbers are from."),
    make: {
      FilmDocument(
        material: $0, from: $1, growth: $2, density: $3, window: $4, parasitic: $5,
        conversions: $6 ?? [], source: $7)
    })
}

/// What a cycle grows at one temperature.
public struct GrowthPoint: Hashable, Sendable {
  public let at: Celsius
  public let growth: Nanometres

  static let form = Form<GrowthPoint>.mapping(
    "a point", .required("at", .quantity(), "The temperature: 120 C."),
    .required("nm", .quantity(above: Nanometres(0)), "What a cycle grows: 0.1 nm."),
    make: GrowthPoint.init)
}

/// What a cycle grows, by an energy: more when it is colder.
public struct GrowthEnergy: Hashable, Sendable {
  public let growth: Nanometres
  public let at: Celsius
  /// In J/mol.
  public let energy: Double

  static let form = Form<GrowthEnergy>.mapping(
    "a point with an energy",
    .required("nm", .quantity(above: Nanometres(0)), "What a cycle grows: 0.4 nm."),
    .required("at", .quantity(), "At this temperature: 85 C."),
    .required("energy", .number(of: .molarEnergy), "By which it falls with heat: 34.1 kJ/mol."),
    make: GrowthEnergy.init)
}

/// From where to where a film grows as it should.
public struct GrowthWindow: Hashable, Sendable {
  public let lowest: Celsius
  public let highest: Celsius

  static let form = Form<GrowthWindow>.mapping(
    "a window", .required("from", .quantity(), "The coldest: 85 C."),
    .required("to", .quantity(), "The hottest: 175 C."), make: GrowthWindow.init)
}

/// A front that goes from a metal into the film while it is hot.
public struct ConversionDocument: Hashable, Sendable {
  public let metal: String
  public let product: String
  public let depth: Nanometres
  public let span: Seconds
  public let at: Celsius
  /// In J/mol.
  public let energy: Double

  static let form = Form<ConversionDocument>.mapping(
    "a conversion", .required("of", .word(["Li", "Na", "K"], what: "a metal"), "The metal."),
    .required("into", .name(of: "a material", example: "LiAlOx"), "What the film becomes."),
    .required("depth", .quantity(above: Nanometres(0)), "How far the front goes: 50 nm."),
    .required("in", .quantity(above: Seconds.zero), "In this time: 30 min."),
    .required("at", .quantity(), "At this temperature: 180 C."),
    .required("energy", .number(of: .molarEnergy), "Elsewhere by this energy: 135 kJ/mol."),
    make: ConversionDocument.init)
}
