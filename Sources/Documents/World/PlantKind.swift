/// What a kind of simulated physics can be told, and where it meets nets and lines.
public struct PlantKind: Sendable {
  /// One number that describes a plant.
  public struct Parameter: Sendable {
    public let key: String
    public let kind: QuantityKind
    public let isRequired: Bool
    public let purpose: String
  }

  public let word: String
  public let parameters: [Parameter]
  /// What nets can take from it.
  public let outputs: [String]
  /// What lines and nets can do to it.
  public let inputs: [String]

  /// The one table of kinds: a further plant is an entry here.
  public static let table: [PlantKind] = [
    PlantKind(
      word: "heated_stage",
      parameters: [
        Parameter(
          key: "element_capacity", kind: .heatCapacity, isRequired: false,
          purpose: "The heat capacity of the heating element."),
        Parameter(
          key: "wall_capacity", kind: .heatCapacity, isRequired: false,
          purpose: "The heat capacity of the chamber wall."),
        Parameter(
          key: "holder_capacity", kind: .heatCapacity, isRequired: false,
          purpose: "The heat capacity of the holder of the sample."),
        Parameter(
          key: "contact", kind: .conductance, isRequired: false,
          purpose: "Through the solid contact from element to holder."),
        Parameter(
          key: "element_to_wall", kind: .conductance, isRequired: false,
          purpose: "From the element to the wall."),
        Parameter(
          key: "holder_to_wall", kind: .conductance, isRequired: false,
          purpose: "From the holder to the wall, beside its radiation."),
        Parameter(
          key: "wall_to_ambient", kind: .conductance, isRequired: false,
          purpose: "From the wall to the room."),
        Parameter(
          key: "holder_to_foil", kind: .conductance, isRequired: false,
          purpose: "From the holder to the foil on it."),
        Parameter(
          key: "area", kind: .area, isRequired: false,
          purpose: "Across which element and holder face each other."),
        Parameter(
          key: "gap", kind: .length, isRequired: false,
          purpose: "Between element and holder."),
        Parameter(
          key: "emissivity", kind: .ratio, isRequired: false,
          purpose: "Of the faces of element, holder and wall."),
        Parameter(
          key: "pressure", kind: .pressure, isRequired: false,
          purpose: "Of the gas in the chamber."),
        Parameter(
          key: "ambient", kind: .temperature, isRequired: false,
          purpose: "The room, and all of it at the beginning."),
        Parameter(
          key: "wall_held", kind: .temperature, isRequired: false,
          purpose: "What the wall is held at, whatever flows into it: the room itself."),
        Parameter(
          key: "supply", kind: .voltage, isRequired: false,
          purpose: "What feeds the heater."),
        Parameter(
          key: "resistance", kind: .resistance, isRequired: false,
          purpose: "Of the heating element."),
        Parameter(
          key: "limiter", kind: .temperature, isRequired: false,
          purpose: "Where the independent limiter opens if nothing is declared that melts."),
        Parameter(
          key: "limiter_lithium", kind: .temperature, isRequired: false,
          purpose: "Where it is set for lithium; as 'limiter' if left out."),
        Parameter(
          key: "limiter_sodium", kind: .temperature, isRequired: false,
          purpose: "Where it is set for sodium; as 'limiter' if left out."),
        Parameter(
          key: "limiter_potassium", kind: .temperature, isRequired: false,
          purpose: "Where it is set for potassium; as 'limiter' if left out."),
        Parameter(
          key: "limiter_lag", kind: .time, isRequired: false,
          purpose: "How far its own sensor runs behind the element: 3 s if left out."),
        Parameter(
          key: "limiter_tolerance", kind: .difference, isRequired: false,
          purpose: "How far its sensor and its scale may be off: 2.5 K if left out."),
      ],
      outputs: ["element", "wall", "holder", "foil", "current"],
      inputs: ["heater", "contactor", "dead_man"])
  ]
}
