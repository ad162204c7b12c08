import Documents
import HAL
import Quantities
import Simulator

/// Joins the generators of a world to their chambers, and targets to their generators.
struct PlasmaWiring {
  let world: WorldDocument
  /// The wire that the world joins to an input of a plant.
  let wire: (String, String) -> Wire?
  let noise: Noise
  let start: Instant

  func build(into parts: inout WorldParts) throws(RigError) {
    for plant in plants("generator") { try addGenerator(plant, to: &parts) }
    for plant in plants("magnetron") { try addMagnetron(plant, to: &parts) }
  }

  private func plants(_ kind: String) -> [Named<PlantDocument>.Entry] {
    world.plants.entries.filter { $0.value.kind.word == kind }
  }

  private func addGenerator(
    _ plant: Named<PlantDocument>.Entry, to parts: inout WorldParts
  ) throws(RigError) {
    let numbers = plant.value.parameters
    guard let contact = wire(plant.name, "contact") else {
      throw RigError(
        "generator '\(plant.name)' has no contact",
        remedy: "join a line to '\(plant.name).contact'")
    }
    guard let chamber = numbers[name: "chamber"].flatMap(parts.chamber) else {
      throw RigError("generator '\(plant.name)' has no chamber", remedy: "name one")
    }
    let generator = PlasmaGenerator(
      PlasmaNumbers.generator(numbers), in: chamber, contact: contact,
      feed: numbers[name: "stage"].flatMap(parts.heater), at: start)
    if let stage = numbers[name: "stage"].flatMap(parts.stage) { generator.warms(stage) }
    parts.generators.append((plant.name, generator))
  }

  private func addMagnetron(
    _ plant: Named<PlantDocument>.Entry, to parts: inout WorldParts
  ) throws(RigError) {
    let numbers = plant.value.parameters
    guard let name = numbers[name: "generator"], let generator = parts.generator(name),
      let burner = world.plants[name]?.parameters,
      let chamber = burner[name: "chamber"].flatMap(parts.chamber)
    else { throw RigError("magnetron '\(plant.name)' has no generator", remedy: "name one") }
    let magnetron = Magnetron(
      PlasmaNumbers.magnetron(numbers), before: generator, in: chamber,
      shutter: wire(plant.name, "shutter"), noise: noise.stream(plant.name))
    if let stage = burner[name: "stage"].flatMap(parts.stage) { magnetron.warms(stage) }
    parts.magnetrons.append((plant.name, magnetron))
  }
}
