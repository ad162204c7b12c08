import Documents
import Quantities
import Simulator

/// The numbers of a thermostat as a world has them, made into those of the simulator.
struct ThermostatNumbers {
  let parameters: CellThermostat.Parameters

  init(_ numbers: PlantParameters) throws(RigError) {
    func number(_ key: String) throws(RigError) -> Double {
      guard let value = numbers[key]?.counted else {
        throw RigError("a thermostat has no '\(key)'", remedy: "write it into world.yaml")
      }
      return value
    }
    let (heating, cooling, lag) = (try number("heating"), try number("cooling"), try number("lag"))
    guard heating > 0, cooling > 0, lag > 0 else {
      throw RigError(
        "a thermostat that never gets anywhere",
        remedy: "write 'heating', 'cooling' and 'lag' above zero")
    }
    parameters = CellThermostat.Parameters(
      coldest: Celsius(try number("coldest")), hottest: Celsius(try number("hottest")),
      from: Volts(try number("from")), to: Volts(try number("to")),
      own: Celsius(try number("own")), heating: KelvinsPerSecond(heating),
      cooling: KelvinsPerSecond(cooling), lag: Seconds(lag))
  }
}
