import Quantities
public import Simulator

/// The physics of a simulated world by name: what tests, faults and `--set` reach for.
public struct WorldParts {
  public internal(set) var nets: [(name: String, net: Net)] = []
  public internal(set) var stages: [(name: String, stage: HeatedStage)] = []
  public internal(set) var heaters: [(name: String, circuit: HeaterCircuit)] = []
  public internal(set) var chambers: [(name: String, chamber: GasChamber)] = []
  public internal(set) var controllers: [(name: String, controller: FlowController)] = []
  public internal(set) var valves: [(name: String, valve: PulseValve)] = []
  public internal(set) var generators: [(name: String, generator: PlasmaGenerator)] = []
  public internal(set) var magnetrons: [(name: String, magnetron: Magnetron)] = []
  public internal(set) var bottles: [(name: String, bottle: PrecursorBottle)] = []
  public internal(set) var cards: [(name: String, card: PotentiostatCard)] = []
  public internal(set) var thermostats: [(name: String, thermostat: CellThermostat)] = []
  public internal(set) var holders: [(name: String, holder: CellHolder)] = []
  public internal(set) var chips: [(name: String, chip: any I2CTarget)] = []

  /// The analyser beside the buses, if the board has one.
  public internal(set) var meter: E4990AModel?
  /// What joins it to cells, and to its own paths.
  public internal(set) var analyserRelays: RelayBoard?

  /// What lets all that can do harm fall when no edge comes; nil on a board without one.
  public internal(set) var deadMan: DeadMan?

  public func net(_ name: String) -> Net? { nets.first { $0.name == name }?.net }
  public func stage(_ name: String) -> HeatedStage? { stages.first { $0.name == name }?.stage }
  public func heater(_ name: String) -> HeaterCircuit? {
    heaters.first { $0.name == name }?.circuit
  }
  public func chamber(_ name: String) -> GasChamber? {
    chambers.first { $0.name == name }?.chamber
  }
  public func controller(_ name: String) -> FlowController? {
    controllers.first { $0.name == name }?.controller
  }
  public func valve(_ name: String) -> PulseValve? { valves.first { $0.name == name }?.valve }
  public func generator(_ name: String) -> PlasmaGenerator? {
    generators.first { $0.name == name }?.generator
  }
  public func magnetron(_ name: String) -> Magnetron? {
    magnetrons.first { $0.name == name }?.magnetron
  }
  public func bottle(_ name: String) -> PrecursorBottle? {
    bottles.first { $0.name == name }?.bottle
  }
  public func card(_ name: String) -> PotentiostatCard? { cards.first { $0.name == name }?.card }
  public func thermostat(_ name: String) -> CellThermostat? {
    thermostats.first { $0.name == name }?.thermostat
  }
  public func holder(_ name: String) -> CellHolder? {
    holders.first { $0.name == name }?.holder
  }
  public func chip(_ name: String) -> (any I2CTarget)? { chips.first { $0.name == name }?.chip }
}
