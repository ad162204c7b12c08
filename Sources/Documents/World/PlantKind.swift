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
          key: "element_capacity", kind: .heatCapacity, isRequired: true,
          purpose: "The heat capacity of the heating element."),
        Parameter(
          key: "sample_capacity", kind: .heatCapacity, isRequired: true,
          purpose: "The heat capacity of the sample and its holder."),
        Parameter(
          key: "coupling", kind: .conductance, isRequired: true,
          purpose: "The conductance from element to sample."),
        Parameter(
          key: "loss", kind: .conductance, isRequired: true,
          purpose: "The conductance from the sample to the surroundings."),
        Parameter(
          key: "element_loss", kind: .conductance, isRequired: false,
          purpose: "The conductance from the element to the surroundings."),
        Parameter(
          key: "power", kind: .power, isRequired: true,
          purpose: "What the heater delivers while its line is on."),
        Parameter(
          key: "ambient", kind: .temperature, isRequired: false,
          purpose: "The temperature of the surroundings, and of all at the beginning."),
      ],
      outputs: ["element", "sample"], inputs: ["heater", "contactor"])
  ]
}
