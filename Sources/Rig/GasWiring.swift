import Documents
import HAL
import Quantities
import Simulator

/// Puts a gas chamber of a world together with its bottles, valves and flow controllers.
struct GasWiring {
  let world: WorldDocument
  let chemistry: ChemistryDocument
  /// The wire that the world joins to an input of a plant.
  let wire: (String, String) -> Wire?
  /// A net of the world; those of gas plants are not there yet.
  let net: (String) throws(RigError) -> Net
  let noise: Noise
  let metal: HostMetal?
  let start: Instant

  /// Everything of the gas side, by name.
  func build() throws(RigError) -> WorldParts {
    var parts = WorldParts()
    for plant in plants("bottle") {
      parts.bottles.append((plant.name, try bottle(plant.value.parameters)))
    }
    for plant in plants("gas_chamber") { try add(plant, to: &parts) }
    return parts
  }

  private func plants(_ kind: String) -> [Named<PlantDocument>.Entry] {
    world.plants.entries.filter { $0.value.kind.word == kind }
  }

  private func plants(_ kind: String, of chamber: String) -> [Named<PlantDocument>.Entry] {
    plants(kind).filter { $0.value.parameters[name: "chamber"] == chamber }
  }

  private func precursor(_ name: String) throws(RigError) -> PrecursorDocument {
    if let precursor = chemistry.precursors[name] { return precursor }
    let near = Suggestion.nearest(to: name, among: chemistry.precursors.names)
    throw RigError(
      "there is no precursor '\(name)' in the chemistry",
      remedy: near.map { "did you mean '\($0)'?" } ?? "name one that precursors.yaml has")
  }

  private func bottle(_ numbers: PlantParameters) throws(RigError) -> PrecursorBottle {
    let known = try precursor(numbers[name: "precursor"] ?? "")
    let kept = Net("bottle", held: known.bottle?.temperature.value ?? 25)
    let temperature = try numbers[name: "temperature"].map(net) ?? kept
    let content = (numbers["content"]?.counted ?? 0.025) * 1000
    let vapour: PrecursorBottle.Vapour
    switch (numbers["pressure"], known.pressure) {
    case (let fixed?, _): vapour = .fixed(Pascals(fixed.counted))
    case (nil, .vapour(let law)): vapour = .antoine(a: law.a, b: law.b.value)
    case (nil, .fixed(let pressure)): vapour = .fixed(pressure)
    case (nil, .plasma):
      throw RigError("\(known.name) cannot be in a bottle", remedy: "name what it is made from")
    }
    return PrecursorBottle(vapour, at: temperature, content: content)
  }

  private func add(
    _ plant: Named<PlantDocument>.Entry, to parts: inout WorldParts
  ) throws(RigError) {
    let flows = plants("flow_controller", of: plant.name)
    let valves = plants("pulse_valve", of: plant.name)
    let names = gases(flows, valves)
    var gases: [GasSpecies] = []
    for name in names {
      gases.append(GasNumbers.species(name, try precursor(name), among: names))
    }
    guard gases.count <= 16 else {
      throw RigError("'\(plant.name)' has more than sixteen gases", remedy: "use fewer bottles")
    }
    let chamber = GasChamber(
      GasNumbers.chamber(plant.value.parameters), gases: gases,
      films: chemistry.films.entries.compactMap { GasNumbers.film($0.value, among: names) },
      surface: try net(plant.value.parameters[name: "surface"] ?? ""), metal: metal, at: start)
    wire(plant.name, "pump").map(chamber.pumped)
    wire(plant.name, "gate").map(chamber.gated)
    wire(plant.name, "vent").map(chamber.vented)
    wire(plant.name, "rf").map { chamber.ignited(by: $0) }
    wire(plant.name, "running").map { chamber.tells($0, at: start) }
    guard flows.count <= 4 else {
      throw RigError("'\(plant.name)' has more than four flow controllers", remedy: "use fewer")
    }
    for flow in flows { addFlow(flow, of: names, to: chamber, &parts) }
    for valve in valves { try addValve(valve, of: names, to: chamber, &parts) }
    parts.chambers.append((plant.name, chamber))
  }

  /// Air first, then what flows, what is in bottles, and what a plasma makes of those.
  private func gases(
    _ flows: [Named<PlantDocument>.Entry], _ valves: [Named<PlantDocument>.Entry]
  ) -> [String] {
    var names = ["air"]
    func add(_ name: String?) {
      if let name, !names.contains(name) { names.append(name) }
    }
    for flow in flows { add(flow.value.parameters[name: "gas"]) }
    for valve in valves { add(precursorName(behind: valve)) }
    for gas in chemistry.precursors.entries {
      if case .plasma(let plasma) = gas.value.pressure, names.contains(plasma.of) { add(gas.name) }
    }
    return names
  }

  private func precursorName(behind valve: Named<PlantDocument>.Entry) -> String? {
    valve.value.parameters[name: "bottle"].flatMap {
      world.plants[$0]?.parameters[name: "precursor"]
    }
  }

  private func addFlow(
    _ flow: Named<PlantDocument>.Entry, of gases: [String], to chamber: GasChamber,
    _ parts: inout WorldParts
  ) {
    let gas = flow.value.parameters[name: "gas"].flatMap(gases.firstIndex) ?? 0
    let controller = FlowController(
      GasNumbers.controller(flow.value.parameters), gas: gas,
      shutoff: wire(flow.name, "shutoff"))
    chamber.add(controller)
    parts.controllers.append((flow.name, controller))
  }

  private func addValve(
    _ valve: Named<PlantDocument>.Entry, of gases: [String], to chamber: GasChamber,
    _ parts: inout WorldParts
  ) throws(RigError) {
    let numbers = valve.value.parameters
    guard let line = wire(valve.name, "open") else {
      throw RigError(
        "valve '\(valve.name)' has no line", remedy: "join a line to '\(valve.name).open'")
    }
    guard let bottle = parts.bottle(numbers[name: "bottle"] ?? ""),
      let gas = precursorName(behind: valve).flatMap(gases.firstIndex)
    else { throw RigError("valve '\(valve.name)' has no bottle", remedy: "name one") }
    // Of its kind, but no two are the same.
    let off = (numbers["spread"]?.counted ?? 0) * (2 * noise.stream(valve.name).uniform(0) - 1)
    let made = PulseValve(
      on: line, from: bottle, gas: gas,
      conductance: (numbers["conductance"]?.counted ?? 0) * (1 + off),
      opening: Seconds(numbers["open_delay"]?.counted ?? 0),
      closing: Seconds(numbers["close_delay"]?.counted ?? 0), seat: wire(valve.name, "shut"))
    chamber.add(made)
    parts.valves.append((valve.name, made))
  }
}
