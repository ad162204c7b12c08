import Documents
import HAL
import Simulator

/// Wires that no board drives, made as a plant asks for them.
final class LooseWires {
  private var made: [(name: String, wire: Wire)] = []

  /// The wire of an input of a plant; only what has to be driven here is there.
  func wire(_ plant: String, _ input: String) -> Wire? {
    guard input == "open" || input == "pump" else { return nil }
    let name = "\(plant).\(input)"
    if let known = made.first(where: { $0.name == name })?.wire { return known }
    let wire = Wire(name, at: input == "pump" ? .high : .low)
    made.append((name, wire))
    return wire
  }

  /// The wire that opens the valve of each precursor.
  func valves(of world: WorldDocument) -> [(precursor: String, line: Wire)] {
    world.plants.entries.compactMap { plant in
      guard plant.value.kind.word == "pulse_valve",
        let bottle = plant.value.parameters[name: "bottle"],
        let precursor = world.plants[bottle]?.parameters[name: "precursor"],
        let line = wire(plant.name, "open")
      else { return nil }
      return (precursor, line)
    }
  }
}
