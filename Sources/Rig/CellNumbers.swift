import Documents
import Quantities
import Simulator

/// The numbers of cells as documents have them, made into those of the simulator.
enum CellNumbers {
  /// The cell that a plant of a world is.
  static func model(
    _ name: String, _ document: PlantParameters
  ) throws(RigError) -> any CellModel {
    guard let resistance = document["resistance"]?.counted else {
      throw RigError("'\(name)' is no cell", remedy: "give it a resistance")
    }
    guard let capacitance = document["capacitance"]?.counted else {
      return DummyCell(Ohms(resistance))
    }
    guard let series = document["series"]?.counted, series > 0, resistance > 0, capacitance > 0
    else {
      throw RigError(
        "the capacitor of '\(name)' has no resistor before it",
        remedy: "write series: 100 ohm, and no zero")
    }
    return DummyCell(Ohms(series), before: Ohms(resistance), across: Farads(capacitance))
  }
}
