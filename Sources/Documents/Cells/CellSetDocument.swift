/// The numbers of two metal electrodes and what is between them.
public struct CellSetDocument: Sendable {
  public let metal: String
  /// In A/m2: the current that the numbers were fitted at.
  public let at: Double
  /// In ohm cm2.
  public let bulk: Double
  public let interface: Interface
  public let wear: Wear
  public let source: String

  static let form = Form<CellSetDocument>.mapping(
    "a parameter set", .required("metal", CellForms.metal, "Of its electrodes."),
    .required("at", CellForms.density, "The current that it was fitted at: 1 mA/cm2."),
    .required("bulk", .number(of: .arealResistance), "Of the electrolyte: 6 ohm.cm2."),
    .group(Interface.parts, from: Interface()),
    .group(Wear.parts, from: Wear()),
    .required("source", .text, "Where these numbers are from."),
    make: {
      CellSetDocument(metal: $0, at: $1, bulk: $2, interface: $3, wear: $4, source: $5)
    })

  /// What a current has to get through at the electrodes.
  public struct Interface: Sendable {
    /// In A/m2.
    public var exchange: Double?
    /// In F for a cm2.
    public var capacitance: Double?
    public var exchangeOrder = 0.0
    public var limiting: Double?
    /// In ohm cm2, new and activated.
    public var coating = [0.0, 0.0]
    /// What lies on the metal already, if these numbers are of a coated one.
    public var film: String?
    /// In C/m2.
    public var activation = 36_000.0
    public var nucleation: NucleationDocument?

    static let parts: [GroupPart<Interface>] = [
      optional("exchange", CellForms.density, "Its exchange current: 3 mA/cm2.") {
        $1.exchange = $0
      },
      optional("capacitance", .number(of: .capacitance), "Of each, for a cm2: 20 uF.") {
        $1.capacitance = $0
      },
      optional("exchange_order", .number, "The power of the current by which that rises.") {
        $1.exchangeOrder = $0
      },
      optional("limiting", CellForms.density, "What the electrolyte can bring.") {
        $1.limiting = $0
      },
      optional("coating", CellForms.resistances, "Of both electrodes, new and activated.") {
        $1.coating = $0
      },
      optional("film", .text, "What lies on the metal already: no other coating adds to these.") {
        $1.film = $0
      },
      optional("activation", .number(of: .arealCapacity), "The charge over which that goes.") {
        $1.activation = $0
      },
      optional("nucleation", NucleationDocument.form, "What beginning on copper costs.") {
        $1.nucleation = $0
      },
    ]
  }

  /// What becomes of it.
  public struct Wear: Sendable {
    /// In ohm cm2 for the square root of an hour.
    public var resting = 0.0
    public var cycling = [0.0, 0.0]
    public var voids = [0.0, 0.0, 0.0]
    public var efficiency = 1.0
    /// In C/m2.
    public var edge: Double?
    public var short: ShortDocument?

    static let parts: [GroupPart<Wear>] = [
      optional("resting", .number, "Growth by itself, in ohm cm2 for the root of an hour.") {
        $1.resting = $0
      },
      optional("cycling", CellForms.pair, "Growth: for a mAh/cm2, and for its square.") {
        $1.cycling = $0
      },
      optional(
        "voids", CellForms.three, "Contact: lost by stripping, back by plating, back at once."
      ) { $1.voids = $0 },
      optional("efficiency", .number(of: .ratio), "Of plating: 98 %.") { $1.efficiency = $0 },
      optional("edge", .number(of: .arealCapacity), "Metal below which it lies bare in places.") {
        $1.edge = $0
      },
      optional("short", ShortDocument.form, "When a filament is through.") { $1.short = $0 },
    ]
  }

  private static func optional<Group, Part: Sendable>(
    _ key: String, _ form: Form<Part>, _ purpose: String,
    _ store: @escaping @Sendable (Part, inout Group) -> Void
  ) -> GroupPart<Group> {
    GroupPart(Field<Part?>.optional(key, form, purpose)) { if let part = $0 { store(part, &$1) } }
  }
}

/// A filament from one electrode to the other.
public struct ShortDocument: Hashable, Sendable {
  /// In hours.
  public let after: Double
  /// In A/m2.
  public let at: Double
  public let order: Double
  /// In ohm cm2.
  public let soft: Double
  public let hard: Double

  static let form = Form<ShortDocument>.mapping(
    "a short", .required("after", .number(of: .time), "When it is through: 280 h."),
    .required("at", CellForms.density, "At this current: 1 mA/cm2."),
    .optional("order", .number, otherwise: 1, "The power of the current by which it comes sooner."),
    .optional("soft", .number(of: .arealResistance), otherwise: 30, "Once through: 30 ohm.cm2."),
    .optional("hard", .number(of: .arealResistance), otherwise: 2, "Once thick: 2 ohm.cm2."),
    make: {
      ShortDocument(after: $0 / 3600, at: $1, order: $2, soft: $3, hard: $4)
    })
}

/// What beginning on a foreign metal costs.
public struct NucleationDocument: Hashable, Sendable {
  public let volts: Double
  /// In C/m2.
  public let charge: Double

  static let form = Form<NucleationDocument>.mapping(
    "a nucleation", .required("volts", .number(of: .voltage), "At the very beginning: 60 mV."),
    .required("charge", .number(of: .arealCapacity), "Over which it fades: 0.02 mAh/cm2."),
    make: NucleationDocument.init)
}
