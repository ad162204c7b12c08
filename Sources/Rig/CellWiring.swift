import Documents
import HAL
import Quantities
import Simulator

/// Puts cells on the leads of their cards, and cards behind the chips of their channels.
struct CellWiring {
  let files: BoardFiles
  /// The line whose edges feed the coils.
  let deadMan: Wire?
  let net: (String) throws(RigError) -> Net
  let noise: Noise
  let start: Instant

  /// The cards of a board, and which chip is where on them.
  struct Made {
    struct Entry {
      let channel: CellChannel
      let card: PotentiostatCard
      let pins: CardPins
      let clockError: Double
    }

    fileprivate(set) var entries: [Entry] = []
    /// What feeds the coils of all cards.
    fileprivate(set) var feed: DeadMan?

    func hasConverter(_ chip: String) -> Bool {
      entries.contains { $0.channel.potential.value == chip || $0.channel.current.value == chip }
    }

    func pins(of chip: String) -> CardPins? {
      entries.first { $0.channel.relays.value == chip }?.pins
    }

    func clockError(of chip: String) -> Double {
      entries.first { $0.channel.monitor?.value == chip }?.clockError ?? 0
    }

    /// What a card has on a pin of one of its chips.
    func net(_ pin: String) -> Net? {
      guard let pin = PinReference(pin) else { return nil }
      for entry in entries {
        guard let output = output(of: entry.channel, pin) else { continue }
        return Net(pin.description, from: entry.card, output: output.rawValue)
      }
      return nil
    }

    private func output(of channel: CellChannel, _ pin: PinReference)
      -> PotentiostatCard.Output?
    {
      switch (pin.chip, pin.pin) {
      case (channel.potential.value, "ain0"): .potential
      case (channel.potential.value, "ain2"): .counter
      case (channel.current.value, "ain0"): .current
      case (channel.current.value, "ain2"): .temperature
      case (channel.monitor?.value, "shunt"): .shunt
      case (channel.monitor?.value, "vbus"): .bus
      default: nil
      }
    }

    /// Lets cards follow their converters, and their chips look before a card forgets.
    func join(_ parts: WorldParts, at start: Instant) {
      for entry in entries {
        if let dac = parts.chip(entry.channel.setpoint.value) as? DAC80501Model {
          entry.card.follows(
            Net("\(entry.channel.setpoint.value).vout", from: dac, output: 0), at: start)
          dac.heard(by: entry.card)
        }
        let names = [
          entry.channel.potential.value, entry.channel.current.value,
          entry.channel.monitor?.value,
        ]
        for name in names {
          if let chip = name.flatMap(parts.chip) as? any Settling { entry.card.leads(chip) }
        }
      }
    }
  }

  func build(into parts: inout WorldParts) throws(RigError) -> Made {
    for (index, plant) in plants("cell").enumerated() {
      let made = try holder(plant, number: index)
      thermostat(of: plant.value, in: parts)?.holds(made)
      parts.holders.append((plant.name, made))
    }
    var made = Made()
    let cards = plants("potentiostat")
    // One monostable feeds the coils of all cards; without a card nobody would keep it.
    let feed = cards.isEmpty ? nil : deadMan.map { DeadMan(on: $0) }
    made.feed = feed
    for plant in cards { try add(plant, fedBy: feed, to: &made, &parts) }
    return made
  }

  /// What drives the net that a fixture is as warm as, if that is a thermostat.
  private func thermostat(of holder: PlantDocument, in parts: WorldParts) -> CellThermostat? {
    guard let name = holder.parameters[name: "temperature"],
      case .plant(let reference)? = files.world.nets[name]?.driver
    else { return nil }
    return parts.thermostat(reference.value.plant)
  }

  private func plants(_ kind: String) -> [Named<PlantDocument>.Entry] {
    files.world.plants.entries.filter { $0.value.kind.word == kind }
  }

  private func add(
    _ plant: Named<PlantDocument>.Entry, fedBy feed: DeadMan?, to made: inout Made,
    _ parts: inout WorldParts
  ) throws(RigError) {
    let numbers = plant.value.parameters
    let name = numbers[name: "channel"] ?? ""
    guard case .cell(let channel)? = files.board.channels[name] else {
      throw RigError("the board has no cell channel '\(name)'", remedy: "name one of board.yaml")
    }
    guard parts.card(name) == nil else {
      throw RigError("channel '\(name)' has two cards", remedy: "take one from world.yaml")
    }
    let holder = numbers[name: "holder"].flatMap(parts.holder) ?? CellHolder(nil)
    let share = numbers["errors"]?.counted ?? 1
    let errors = CardErrors(noise.stream(plant.name), share: share)
    let pins = CardPins(channel.relays.value)
    let card = PotentiostatCard(holder, pins: pins, deadMan: feed, errors: errors, at: start)
    parts.cards.append((name, card))
    made.entries.append(
      Made.Entry(channel: channel, card: card, pins: pins, clockError: errors.clock))
  }

  private func holder(
    _ plant: Named<PlantDocument>.Entry, number: Int
  ) throws(RigError) -> CellHolder {
    let numbers = plant.value.parameters
    let fixture = numbers["fixture"]?.counted ?? Double(number + 1)
    guard fixture >= 0, fixture <= 14, fixture == Arithmetic.floor(fixture) else {
      throw RigError(
        "'\(plant.name)' has a fixture that is none", remedy: "write a whole number from 0 to 14")
    }
    let temperature = try numbers[name: "temperature"].map(net) ?? Net(plant.name, held: 25)
    return CellHolder(
      try model(plant.name, numbers), fixture: UInt8(fixture), temperature: temperature)
  }

  /// A dummy of resistors, or what a parameter set says.
  private func model(
    _ name: String, _ numbers: PlantParameters
  ) throws(RigError) -> any CellModel {
    if let set = numbers[name: "set"] {
      let maker = SimulatedCellMaker(try CellLibrary.known())
      let area = SquareMetres(numbers["area"]?.counted ?? 1e-4)
      return MetalCell(CellNumbers.metal(try maker.set(named: set), area: area))
    }
    guard let resistance = numbers["resistance"]?.counted else {
      throw RigError("'\(name)' is no cell", remedy: "give it a resistance, or a set")
    }
    return try SimulatedCellMaker.dummy(
      name,
      DummyDocument(
        resistance: Ohms(resistance), series: numbers["series"].map { Ohms($0.counted) },
        capacitance: numbers["capacitance"].map { Farads($0.counted) }))
  }
}
