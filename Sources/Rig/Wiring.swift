import Documents
import HAL
import Quantities
import Simulator

/// Solders a simulated world together: wires, plants, nets, chips, in this order.
struct Wiring {
  private let files: BoardFiles
  private let lines: SimulatedLines
  private let timeline: Timeline
  private let foil: StageParameters.Foil
  private let noise: Noise
  private let start: Instant
  private var parts = WorldParts()
  private var wires: [(name: String, wire: Wire)] = []
  private var cards = CellWiring.Made()
  private(set) var numbers: [(name: String, number: LineNumber)] = []
  /// The one of the board, once something hangs on it.
  private var deadMan: DeadMan?

  init(
    _ files: BoardFiles, lines: SimulatedLines, on timeline: Timeline, foil: StageParameters.Foil,
    noise: Noise,
    startingAt start: Instant
  ) {
    self.files = files
    self.lines = lines
    self.timeline = timeline
    self.foil = foil
    self.noise = noise
    self.start = start
  }

  mutating func wire() throws(RigError) -> WorldParts {
    layWires()
    for plant in files.world.plants.entries where plant.value.kind.word == "heated_stage" {
      try build(plant.name, plant.value)
    }
    try buildThermostats()
    try buildGas()
    for entry in files.world.nets.entries { _ = try net(entry.name) }
    try buildCells()
    let frontEnd = FrontEndWiring(
      board: files.board, noise: noise.stream("front end"), deadMan: cards.feed)
    let analyser = AnalyserWiring(
      board: files.board, timeline: timeline, noise: noise.stream("analyser"),
      deadMan: cards.feed
    ).build(before: parts)
    parts.meter = analyser?.meter
    parts.analyserRelays = analyser?.relays
    let chips = ChipBench(
      files, wires: wires, cards: cards, frontEnd: frontEnd.build(before: parts),
      analyser: analyser, powered: start)
    for chip in files.board.chips.entries {
      var pins = ChipBench.Pins(of: chip.name, joined: joinedNet)
      parts.chips.append((chip.name, try chips.solder(chip.name, chip.value, &pins)))
      parts.nets += pins.made
    }
    try joinPins()
    cards.join(parts, at: start)
    try joinStages()
    return parts
  }

  /// Every line of the board is a wire; those of this machine are numbered.
  private mutating func layWires() {
    for entry in files.board.lines.entries {
      // An input that nobody drives says that all is well; an output is at its safe level.
      let level: Level =
        switch (entry.value.direction, entry.value.safe?.value) {
        case (.input, _), (.output, .high): .high
        case (.output, .low), (.output, nil): .low
        }
      let wire = Wire(entry.name, at: level)
      wires.append((entry.name, wire))
      if case .gpio = entry.value.source.value { numbers.append((entry.name, lines.add(wire))) }
    }
  }

  /// The wire that the world joins to an input of a plant.
  private func wire(of plant: String, _ port: String) -> Wire? {
    for join in files.world.joins.entries {
      guard case .plant(let reference) = join.value.value, reference.plant == plant,
        reference.port == port
      else { continue }
      return wires.first { $0.name == join.name }?.wire
    }
    return nil
  }

  private mutating func build(_ name: String, _ plant: PlantDocument) throws(RigError) {
    guard let heating = wire(of: name, "heater") else {
      throw RigError(
        "plant '\(name)' has no heater", remedy: "join a line to '\(name).heater' in world.yaml")
    }
    let chief = plant.parameters[name: "behind"] ?? name
    let feed = wire(of: chief, "dead_man")
    if deadMan == nil { deadMan = feed.map { DeadMan(on: $0) } }
    parts.deadMan = deadMan
    let circuit = HeaterCircuit(
      resistance: Ohms(plant.parameters["resistance"]?.counted ?? 2.4),
      supply: Net("\(name) supply", held: plant.parameters["supply"]?.counted ?? 24),
      switchedBy: heating, contactor: wire(of: chief, "contactor"),
      deadMan: feed == nil ? nil : deadMan)
    wire(of: name, "auxiliary").map(circuit.tells)
    parts.heaters.append((name, circuit))
    let parameters = StageNumbers(plant.parameters, foil: foil).parameters
    parts.stages.append((name, HeatedStage(parameters, heater: circuit, at: start)))
  }

  private mutating func buildGas() throws(RigError) {
    guard files.world.plants.entries.contains(where: { $0.value.kind.word == "gas_chamber" })
    else { return }
    let chemistry: ChemistryDocument
    do throws(Diagnostics) { chemistry = try Chemistry.shipped() } catch {
      throw RigError(error.written(as: .text), remedy: "mend the chemistry that ships")
    }
    // What the surface and the bottles feel comes from no chamber, so it can be made first.
    for plant in files.world.plants.entries {
      for key in ["surface", "temperature"] {
        if let name = plant.value.parameters[name: key] { _ = try net(name) }
      }
    }
    let (wired, known) = (self, parts)
    let gas = GasWiring(
      world: files.world, chemistry: chemistry, wire: { wired.wire(of: $0, $1) },
      net: { name throws(RigError) in
        guard let net = known.net(name) else {
          throw RigError("there is no net '\(name)'", remedy: "add it to world.yaml")
        }
        return net
      },
      noise: noise.stream("valves"), metal: .under(foil), start: start)
    let made = try gas.build()
    parts.bottles = made.bottles
    parts.chambers = made.chambers
    parts.controllers = made.controllers
    parts.valves = made.valves
    // docs/safety.md: it feeds the pilots of the valves as well.
    if let deadMan { for part in made.chambers { part.chamber.piloted(by: deadMan) } }
    let plasma = PlasmaWiring(
      world: files.world, wire: { wired.wire(of: $0, $1) }, noise: noise.stream("plasma"),
      start: start)
    try plasma.build(into: &parts)
  }

  private mutating func buildThermostats() throws(RigError) {
    for plant in files.world.plants.entries where plant.value.kind.word == "thermostat" {
      let parameters = try ThermostatNumbers(plant.value.parameters).parameters
      parts.thermostats.append((plant.name, CellThermostat(parameters, at: start)))
    }
  }

  private mutating func buildCells() throws(RigError) {
    let known = parts
    let cells = CellWiring(
      files: files, deadMan: wires.first { $0.name == "dead_man" }?.wire,
      net: { name throws(RigError) in
        guard let net = known.net(name) else {
          throw RigError("there is no net '\(name)'", remedy: "add it to world.yaml")
        }
        return net
      }, noise: noise.stream("cells"), start: start)
    cards = try cells.build(into: &parts)
  }

  /// Leads the pins that chips drive to the plants that follow them.
  private func joinPins() throws(RigError) {
    for join in files.world.joins.entries {
      guard case .plant(let reference) = join.value.value, let pin = PinReference(join.name),
        let chip = parts.chip(pin.chip), let plant = chip as? any Plant,
        let output = files.board.chips[pin.chip]?.part.pins.filter({ $0.use == .drives })
          .firstIndex(where: { $0.name == pin.pin })
      else { continue }
      let net = Net(join.name, from: plant, output: output)
      guard let listener = follow(net, reference) else {
        throw RigError(
          "nothing follows '\(join.name)' at '\(reference)'", remedy: "join it to a setpoint")
      }
      (chip as? MCP4728Model)?.heard(by: listener)
      (chip as? DAC80501Model)?.heard(by: listener)
    }
  }

  /// What lives on what now follows the net.
  private func follow(_ net: Net, _ reference: PlantReference) -> (any PinListener)? {
    if let generator = parts.generator(reference.plant) {
      generator.follows(net)
      return generator
    }
    if let thermostat = parts.thermostat(reference.plant) {
      thermostat.follows(net)
      return thermostat
    }
    if let chamber = parts.chamber(reference.plant) {
      switch reference.port {
      case "throttle": chamber.throttled(by: net)
      case "rf_power": chamber.powered(by: net)
      default: return nil
      }
      return chamber
    }
    parts.controller(reference.plant)?.follows(net)
    return files.world.plants[reference.plant]?.parameters[name: "chamber"].flatMap(parts.chamber)
  }

  /// What stages and chambers know of each other.
  private func joinStages() throws(RigError) {
    for (name, stage) in parts.stages {
      for part in parts.chambers { stage.leads(part.chamber) }
      guard let atmosphere = files.world.plants[name]?.parameters[name: "atmosphere"] else {
        continue
      }
      guard let net = parts.net(atmosphere) else {
        throw RigError("there is no net '\(atmosphere)'", remedy: "add it to world.yaml")
      }
      stage.breathes(from: net)
    }
  }

  /// The net that the world joins to a pin, if it does.
  private func joinedNet(_ pin: String) -> Net? {
    guard case .net(let name)? = files.world.joins[pin]?.value else { return cards.net(pin) }
    return parts.net(name)
  }

  /// The net of this name, and first those that it is scaled from.
  private mutating func net(_ name: String) throws(RigError) -> Net {
    if let known = parts.net(name) { return known }
    guard let document = files.world.nets[name] else {
      throw RigError("there is no net '\(name)'", remedy: "add it to world.yaml")
    }
    let made: Net
    switch document.driver {
    case .held(let quantity): made = Net(name, held: quantity.counted)
    case .plant(let reference): made = try plantNet(name, reference.value)
    case .scale(let scale):
      let (from, to) = (scale.from.value.map(\.counted), scale.to.value.map(\.counted))
      let slope = (to[1] - to[0]) / (from[1] - from[0])
      let ends = scale.within.map { $0.value.map(\.counted).sorted() }
      made = Net(
        name, from: try net(scale.net.value), slope: slope, offset: to[0] - slope * from[0],
        within: ends.map { $0[0]...$0[1] })
    case .sensor(let sensor):
      let felt = Sensor(
        feeling: try net(sensor.net.value), lag: sensor.tau, offset: sensor.offset,
        sigma: sensor.noise, noise: noise.stream(name))
      made = Net(name, from: felt, output: 0)
    }
    parts.nets.append((name, made))
    return made
  }

  private func plantNet(_ name: String, _ reference: PlantReference) throws(RigError) -> Net {
    if reference.port == "current", let circuit = parts.heater(reference.plant) {
      return Net(name, from: circuit, output: 0)
    }
    if let chamber = parts.chamber(reference.plant),
      let output = GasChamber.Output.allCases.first(where: { "\($0)" == reference.port })
    {
      return Net(name, from: chamber, output: output.rawValue)
    }
    if let controller = parts.controller(reference.plant),
      let output = FlowController.Output.allCases.first(where: { "\($0)" == reference.port })
    {
      return Net(name, from: controller, output: output.rawValue)
    }
    if let net = plasmaNet(name, reference) { return net }
    if let thermostat = parts.thermostat(reference.plant) {
      return Net(name, from: thermostat, output: CellThermostat.Output.block.rawValue)
    }
    guard let stage = parts.stage(reference.plant),
      let output = HeatedStage.Output.allCases.first(where: { "\($0)" == reference.port })
    else {
      throw RigError(
        "there is no output '\(reference)'", remedy: "name element, wall, holder, foil or current")
    }
    return Net(name, from: stage, output: output.rawValue)
  }

  private func plasmaNet(_ name: String, _ reference: PlantReference) -> Net? {
    if let generator = parts.generator(reference.plant),
      let output = PlasmaGenerator.Output.allCases.first(where: { "\($0)" == reference.port })
    {
      return Net(name, from: generator, output: output.rawValue)
    }
    guard let magnetron = parts.magnetron(reference.plant),
      let output = Magnetron.Output.allCases.first(where: { "\($0)" == reference.port })
    else { return nil }
    return Net(name, from: magnetron, output: output.rawValue)
  }

  /// What answers on a bus, on its trunk and behind its multiplexers.
  func sockets(of bus: String) -> Sockets {
    var sockets = Sockets()
    for entry in files.board.chips.entries {
      guard let chip = parts.chip(entry.name),
        let address = I2CAddress(exactly: entry.value.address.value)
      else { continue }
      let on = entry.value.on.value
      if on.name == bus {
        sockets.plug(chip, at: address)
      } else if let branch = on.branch, files.board.chips[on.name]?.on.value.name == bus,
        let mux = parts.chip(on.name) as? TCA9548AModel
      {
        sockets.plug(chip, at: address, behind: mux, branch: branch)
      }
    }
    return sockets
  }
}

extension HostMetal {
  /// The metal that a foil is of; nil for a witness piece or a sealed cell.
  static func under(_ foil: StageParameters.Foil) -> HostMetal? {
    let known = [("Li", StageParameters.Foil.lithium), ("Na", .sodium), ("K", .potassium)]
    return known.first { $0.1 == foil }.map { HostMetal($0.0, melts: foil.melts) }
  }
}
