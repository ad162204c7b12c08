import Quantities
public import Simulator

/// The physics of a simulated world by name: what tests, faults and `--set` reach for.
public struct WorldParts {
  public internal(set) var nets: [(name: String, net: Net)] = []
  public internal(set) var stages: [(name: String, stage: HeatedStage)] = []
  public internal(set) var heaters: [(name: String, circuit: HeaterCircuit)] = []
  public internal(set) var chips: [(name: String, chip: any I2CTarget)] = []

  public func net(_ name: String) -> Net? { nets.first { $0.name == name }?.net }
  public func stage(_ name: String) -> HeatedStage? { stages.first { $0.name == name }?.stage }
  public func heater(_ name: String) -> HeaterCircuit? {
    heaters.first { $0.name == name }?.circuit
  }
  public func chip(_ name: String) -> (any I2CTarget)? { chips.first { $0.name == name }?.chip }
}
