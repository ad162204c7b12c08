/// What a written quantity can be; the unit table lists the units of each.
public enum QuantityKind: String, CaseIterable, Hashable, Sendable {
  case temperature, difference, ramp, time
  case voltage, drift, current, currentDensity, resistance, frequency, capacitance
  case charge, rate, arealCapacity, specificCapacity, arealResistance, arealMass
  case pressure, flow
  case length, area, mass
  case power, energy, heatCapacity, conductance
  case volume, pumpingSpeed, density, molarMass, molarEnergy
  case ratio

  /// The kind as a sentence names it.
  public var phrase: String {
    switch self {
    case .temperature: "a temperature"
    case .difference: "a temperature difference"
    case .ramp: "a temperature ramp"
    case .time: "a time"
    case .voltage: "a voltage"
    case .drift: "a change of voltage in time"
    case .current: "a current"
    case .currentDensity: "a current density"
    case .resistance: "a resistance"
    case .frequency: "a frequency"
    case .capacitance: "a capacitance"
    case .charge: "a charge"
    case .rate: "a rate"
    case .arealCapacity: "a capacity per area"
    case .specificCapacity: "a capacity per mass"
    case .arealResistance: "a resistance times area"
    case .arealMass: "a mass per area"
    case .pressure: "a pressure"
    case .flow: "a gas flow"
    case .length: "a length"
    case .area: "an area"
    case .mass: "a mass"
    case .power: "a power"
    case .energy: "an energy"
    case .heatCapacity: "a heat capacity"
    case .conductance: "a thermal conductance"
    case .volume: "a volume"
    case .pumpingSpeed: "a pumping speed"
    case .density: "a density"
    case .molarMass: "a molar mass"
    case .molarEnergy: "an energy per mole"
    case .ratio: "a ratio"
    }
  }

  /// The least value that has a meaning, in the unit that the type counts in.
  public var minimum: Double? {
    switch self {
    case .temperature: -273.15
    case .time, .resistance, .frequency, .capacitance, .pressure, .length, .area, .mass,
      .heatCapacity, .conductance, .arealCapacity, .specificCapacity, .volume, .pumpingSpeed,
      .density, .molarMass, .arealResistance, .arealMass:
      0
    case .difference, .ramp, .voltage, .drift, .current, .currentDensity, .charge, .rate, .flow,
      .power,
      .energy, .molarEnergy, .ratio:
      nil
    }
  }

  /// The units, smallest first.
  public var units: [Unit] { Unit.table.filter { $0.kind == self } }

  /// The units as a list in a sentence.
  var choices: String {
    let symbols = units.map { $0.symbol.isEmpty ? "a plain number" : $0.symbol }
    return Suggestion.list(symbols)
  }
}
