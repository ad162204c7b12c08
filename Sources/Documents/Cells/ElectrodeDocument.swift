public import Quantities

/// A metal electrode, bare or coated.
public struct ElectrodeDocument: Sendable {
  /// A metal, or copper that is plated on.
  public let metal: String
  /// How thick the foil is; nil for one that does not end.
  public let foil: Nanometres?
  public let coating: CoatedDocument?

  static let form = Form<ElectrodeDocument>.mapping(
    "an electrode",
    .required("metal", .word(["Li", "Na", "K", "Cu"], what: "a metal"), "What it is of."),
    .optional("foil", .quantity(above: Nanometres(0)), "How thick it is: 350 um."),
    .optional("coating", CoatedDocument.form, "What is on it."),
    make: ElectrodeDocument.init)
}

/// The film on an electrode: said, or as a coating run left it.
public struct CoatedDocument: Sendable {
  public enum Source: Sendable {
    case said(CoatedFilm)
    /// The folder of the run that coated it.
    case run(Located<String>)
  }

  public let source: Source
  public let place: Place

  static let form = source.located.map { CoatedDocument(source: $0.value, place: $0.place) }

  private static let source = Form<Source>.mapping(
    "a coating",
    .exactlyOne([
      Alternative("film", CoatedFilm.form, "The film.") { Source.said($0) },
      Alternative("run", .located(.text), "The folder of the run that coated it.") {
        Source.run($0)
      },
    ]), make: { $0 })
}

/// A film of one material.
public struct CoatedFilm: Hashable, Sendable {
  public let material: String
  public let thickness: Nanometres

  public init(_ material: String, _ thickness: Nanometres) {
    self.material = material
    self.thickness = thickness
  }

  static let form = Form<CoatedFilm>.mapping(
    "a film",
    .required("material", .name(of: "a material", example: "LiAlOx"), "What it is made of."),
    .required("thickness", .quantity(atLeast: Nanometres(0)), "How thick it is: 20 nm."),
    make: CoatedFilm.init)
}

/// A positive electrode in a full cell.
public struct PositiveDocument: Sendable {
  public let host: Located<String>
  /// Of what takes the metal up.
  public let active: Kilograms
  /// How full it is when the cell is put together; empty hosts are at 0.
  public let filled: Ratio

  static let form = Form<PositiveDocument>.mapping(
    "a positive electrode",
    .required("host", .located(.name(of: "a host", example: "LFP")), "LFP, LCO, NMC or TiS2."),
    .required("active", .quantity(above: Kilograms.zero), "Mass of active material: 8 mg."),
    .optional(
      "filled", .quantity(atLeast: Ratio(0), atMost: Ratio(1)), otherwise: Ratio(1),
      "How full it is of metal at first: 100 %."),
    make: PositiveDocument.init)
}

/// The resistors of a dummy.
public struct DummyDocument: Hashable, Sendable {
  public let resistance: Ohms
  public let series: Ohms?
  public let capacitance: Farads?
  /// Across the resistor before it: what grains of a pellet have, beside their boundaries.
  public let seriesCapacitance: Farads?
  /// By which a pellet conducts less in the cold; nil for a resistor that does not.
  public let energy: JoulesPerMole?

  public init(
    resistance: Ohms, series: Ohms?, capacitance: Farads?, seriesCapacitance: Farads? = nil,
    energy: JoulesPerMole? = nil
  ) {
    self.seriesCapacitance = seriesCapacitance
    self.resistance = resistance
    self.series = series
    self.capacitance = capacitance
    self.energy = energy
  }

  static let form = Form<DummyDocument>.mapping(
    "a dummy",
    .required("resistance", .quantity(above: Ohms.zero), "Across its capacitor, if it has one."),
    .optional("series", .quantity(above: Ohms.zero), "Before that."),
    .optional("capacitance", .quantity(above: Farads.zero), "Of its capacitor."),
    .optional(
      "series_capacitance", .quantity(above: Farads.zero),
      "Across that: of grains, beside their boundaries."),
    .optional(
      "energy", .quantity(atLeast: JoulesPerMole.zero),
      "By which a pellet conducts less in the cold, its resistance being that at 25 C: 20 kJ/mol."),
    make: DummyDocument.init)
}
