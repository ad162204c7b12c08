import Documents
import HAL
import Quantities
import Safety
import Simulator

/// Solders a simulated world together: wires, plants, nets, chips, in this order.
struct Wiring {
  private let files: BoardFiles
  private let lines: SimulatedLines
  private let metal: Metal
  private let scatter: Scatter?
  private var parts = WorldParts()
  private var wires: [(name: String, wire: Wire)] = []
  private(set) var numbers: [(name: String, number: LineNumber)] = []

  init(_ files: BoardFiles, lines: SimulatedLines, metal: Metal, scatter: Scatter?) {
    self.files = files
    self.lines = lines
    self.metal = metal
    self.scatter = scatter
  }

  mutating func wire() throws(RigError) -> WorldParts {
    layWires()
    for plant in files.world.plants.entries { try build(plant.name, plant.value) }
    for entry in files.world.nets.entries { _ = try net(entry.name) }
    let chips = ChipBench(
      files, wires: wires, scatter: scatter, hottest: metal.melts ?? Celsius(300))
    for chip in files.board.chips.entries {
      var pins = ChipBench.Pins(of: chip.name, joined: joinedNet)
      parts.chips.append((chip.name, try chips.solder(chip.name, chip.value, &pins)))
      parts.nets += pins.made
    }
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
    let numbers = StageNumbers(plant.parameters, metal: metal, scatter: scatter, of: name)
    let circuit = HeaterCircuit(
      resistance: numbers.resistance, supply: Net("\(name) supply", held: numbers.supply.value),
      switchedBy: heating, contactor: wire(of: name, "contactor"),
      deadMan: wire(of: name, "dead_man").map { DeadMan(on: $0) })
    parts.heaters.append((name, circuit))
    let stage = HeatedStage(numbers.parameters, heater: circuit, limiter: numbers.limiter)
    parts.stages.append((name, stage))
  }

  /// The net that the world joins to a pin, if it does.
  private func joinedNet(_ pin: String) -> Net? {
    guard case .net(let name)? = files.world.joins[pin]?.value else { return nil }
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
    case .lagging(let lag): made = try laggingNet(name, lag)
    case .scale(let scale):
      let (from, to) = (scale.from.value.map(\.counted), scale.to.value.map(\.counted))
      let slope = (to[1] - to[0]) / (from[1] - from[0])
      made = Net(
        name, from: try net(scale.net.value), slope: slope, offset: to[0] - slope * from[0])
    }
    parts.nets.append((name, made))
    return made
  }

  private func plantNet(_ name: String, _ reference: PlantReference) throws(RigError) -> Net {
    if reference.port == "current", let circuit = parts.heater(reference.plant) {
      return Net(name, from: circuit, output: 0)
    }
    let (stage, part) = try part(reference)
    return Net(name, from: stage, output: part.rawValue)
  }

  private func laggingNet(_ name: String, _ lag: NetLag) throws(RigError) -> Net {
    let (stage, part) = try part(lag.plant.value)
    let time = scatter?.lag(lag.time, of: name) ?? lag.time
    guard part != .foil, let output = stage.lagging(part, by: time) else {
      throw RigError(
        "net '\(name)' cannot lag behind '\(lag.plant.value)'",
        remedy: "lag behind element, wall or holder, with three nets at most for one plant")
    }
    return Net(name, from: stage, output: output)
  }

  private func part(
    _ reference: PlantReference
  ) throws(RigError) -> (stage: HeatedStage, part: HeatedStage.Output) {
    guard let stage = parts.stage(reference.plant),
      let output = HeatedStage.Output.allCases.first(where: { "\($0)" == reference.port })
    else {
      throw RigError(
        "there is no output '\(reference)'", remedy: "name element, wall, holder, foil or current")
    }
    return (stage, output)
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
        let mux = parts.chip(on.name) as? any BranchSwitch
      {
        sockets.plug(chip, at: address, behind: mux, branch: branch)
      }
    }
    return sockets
  }
}
