/// What a kind of simulated physics can be told, and where it meets nets and lines.
public struct PlantKind: Sendable {
  /// One thing that describes a plant.
  public struct Parameter: Sendable {
    public let key: String
    public let value: ParameterValue
    public let isRequired: Bool
    public let purpose: String

    init(key: String, _ value: ParameterValue, isRequired: Bool = false, purpose: String) {
      self.key = key
      self.value = value
      self.isRequired = isRequired
      self.purpose = purpose
    }
  }

  /// What stands under a key of a plant.
  public enum ParameterValue: Hashable, Sendable {
    case quantity(QuantityKind)
    /// The name of a net.
    case net
    /// The name of a plant of this kind.
    case plant(String)
    /// The name of a gas or precursor in the chemistry that ships.
    case precursor
    /// The name of a material that a target is of.
    case material
    /// The name of a cell channel of the board.
    case channel
    /// The name of a parameter set among the cells that ship.
    case cellSet
  }

  public let word: String
  public let parameters: [Parameter]
  /// What nets can take from it.
  public let outputs: [String]
  /// What lines can do to it, or tell of it.
  public let inputs: [String]
  /// What output pins of chips can do to it.
  public let follows: [String]

  /// The one table of kinds: a further plant is an entry here.
  public static let table = [
    heatedStage, gasChamber, flowController, bottle, pulseValve, generator, magnetron,
    potentiostat, cell, thermostat,
  ]
}
