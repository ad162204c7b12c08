import Control
import Devices
public import Documents
import HAL
public import Instrument
public import Procedures
import Quantities
public import Safety

/// Puts an instrument together from a board's documents, in any world.
public struct InstrumentBuilder {
  private let files: BoardFiles
  private let world: any World
  private let buses: BusMap
  private var thermometers: [Thermometer] = []
  private var places: [String: Int] = [:]
  private var watched: [(chip: String, limit: Celsius)] = []

  public init(_ files: BoardFiles, in world: any World) {
    self.files = files
    self.world = world
    buses = BusMap(files.board, in: world)
  }

  /// Claims every chip and line of the reactor and makes the instrument that steps them.
  public mutating func build(
    running program: [Instruction], metal: Metal, combination: Combination? = nil,
    into sink: (any RecordSink)?
  ) throws(RigError) -> Instrument {
    let zones = try zones(metal, combination)
    try placeThermometers()
    return Instrument(
      thermometers: thermometers, inputs: try analogueInputs(), expanders: try expanders(),
      zones: zones,
      heartbeat: try heartbeat(), contactor: try contactor(), interlocks: try interlocks(),
      alerts: try proofs(), heaters: heaterProofs(),
      buses: buses.trunks.map(\.bus), program: program, sink: sink, startingAt: world.now)
  }

  /// An instrument that scans all that the whole one scans, and has nothing that could heat.
  mutating func buildWithoutZones() throws(RigError) -> Instrument {
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      _ = try place(channel.element.value)
      _ = try placeIfNamed(channel.sample)
      _ = try placeIfNamed(channel.surroundings)
    }
    try placeThermometers()
    return Instrument(
      thermometers: thermometers, inputs: try analogueInputs(), expanders: try expanders(),
      zones: [], heartbeat: nil, contactor: nil, interlocks: [], alerts: [], heaters: [],
      buses: buses.trunks.map(\.bus), program: [], sink: nil,
      startingAt: world.now)
  }

  private mutating func placeThermometers() throws(RigError) {
    for entry in files.board.channels.entries {
      if case .thermometer(let channel) = entry.value { _ = try place(channel.chip.value) }
    }
  }

  private mutating func zones(
    _ metal: Metal, _ combination: Combination?
  ) throws(RigError) -> [Zone] {
    var zones: [Zone] = []
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      zones.append(try zone(entry.name, channel, metal, combination))
    }
    return zones
  }

  private mutating func zone(
    _ name: String, _ channel: ZoneChannel, _ metal: Metal, _ combination: Combination?
  ) throws(RigError) -> Zone {
    let known = try KnownStage(name, channel, files.identification, combination)
    let element = try place(channel.element.value)
    let sample = try placeIfNamed(channel.sample) ?? element
    let guarding = ZonePolicy.guarding(channel, known, metal)
    // The element leads the sample; what it must never reach is what the board bears.
    watch(channel.element.value, for: ZonePolicy.boardLimit(channel))
    watch(channel.sample?.value ?? channel.element.value, for: guarding.limit)
    let sensors = ZoneSensors(
      element: element, sample: sample, diverse: try placeIfNamed(channel.diverse),
      surroundings: try placeIfNamed(channel.surroundings), offsets: known.model.offsets)
    return Zone(
      name, sensors: sensors, heater: HeaterOutput(try world.output(channel.heater.value)),
      guarding: guarding,
      watch: ZoneWatch(ZonePolicy.heatWatch(known.model), heater: heaterCurrent(channel)),
      model: known.model)
  }

  /// Where the converters show the current of a zone's heater.
  private func heaterCurrent(
    _ channel: ZoneChannel
  ) -> (current: HeaterCurrent, watch: HeaterWatch)? {
    guard let sensor = channel.current,
      let converter = converters.firstIndex(where: { $0.name == sensor.input.value.chip }),
      let input = Self.inputNames.firstIndex(of: sensor.input.value.pin)
    else { return nil }
    return (
      HeaterCurrent(
        converter: converter, input: input, zero: sensor.zero, sensitivity: sensor.sensitivity),
      HeaterWatch(full: sensor.full)
    )
  }

  private static let inputNames = ["ain0", "ain1", "ain2", "ain3"]

  /// The converters for flow, pressure and power.
  private var converters: [(name: String, chip: ChipDocument)] {
    files.board.chips.entries.filter { $0.value.part.number == "ADS1115" }
      .map { ($0.name, $0.value) }
  }

  /// The order in which a converter's inputs are taken: the current of a heater every other time.
  private func turns(of converter: String) -> [Int] {
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value, let pin = channel.current?.input.value,
        pin.chip == converter, let often = Self.inputNames.firstIndex(of: pin.pin)
      else { continue }
      return (0..<4).filter { $0 != often }.flatMap { [often, $0] }
    }
    return [0, 1, 2, 3]
  }

  /// Which thermometer reads this chip; the first that asks makes the chip be claimed.
  private mutating func place(_ chip: String) throws(RigError) -> Int {
    if let known = places[chip] { return known }
    guard let document = files.board.chips[chip] else {
      throw RigError("there is no chip '\(chip)'", remedy: "name one of the board's chips")
    }
    thermometers.append(try ThermometerMaker(buses).make(chip, document))
    places[chip] = thermometers.count - 1
    return thermometers.count - 1
  }

  private mutating func placeIfNamed(_ chip: Located<String>?) throws(RigError) -> Int? {
    guard let chip else { return nil }
    return try place(chip.value)
  }

  /// A chip that guards twice watches for the lower of the two.
  private mutating func watch(_ chip: String, for limit: Celsius) {
    if let known = watched.firstIndex(where: { $0.chip == chip }) {
      watched[known].limit = min(watched[known].limit, limit)
    } else {
      watched.append((chip, limit))
    }
  }

  private func heaterProofs() -> [HeaterProof] {
    var proofs: [HeaterProof] = []
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      let known = heaterCurrent(channel)
      proofs.append(
        HeaterProof(
          zone: proofs.count, current: known?.current, full: channel.current?.full ?? Amperes(1)))
    }
    return proofs
  }

  /// What must be shown of the alerts that the board wires to a line, before anything is energised.
  private func proofs() throws(RigError) -> [AlertProof] {
    var proofs: [AlertProof] = []
    for (name, limit) in watched {
      guard let line = files.board.chips[name]?.settings.alert?.value, let place = places[name],
        let chip = thermometers[place].thermocouple
      else { continue }
      proofs.append(
        AlertProof(
          name, of: chip, on: try world.input(line), thermometer: place, limit: limit))
    }
    return proofs
  }

  /// The converters for flow, pressure and power: four single-ended inputs each, in turn.
  private func analogueInputs() throws(RigError) -> [AnalogueInputs] {
    var inputs: [AnalogueInputs] = []
    for (name, document) in converters {
      let bus = try buses.bus(document.on.value)
      let address = try BusMap.address(document)
      let chip = try claim(name, document) { () throws(ADS1115.Failure) in
        try ADS1115(on: bus, at: address, alertPin: .unused)
      }
      inputs.append(
        AnalogueInputs(
          chip, Self.measurements(document.settings.range), turns: turns(of: name)))
    }
    return inputs
  }

  /// The expanders of the reactor, with every output at its safe level from the first moment.
  private func expanders() throws(RigError) -> [ExpanderPins] {
    var expanders: [ExpanderPins] = []
    for entry in files.board.chips.entries
    where entry.value.part.number == "TCA9535" && entry.value.on.value.branch == nil {
      let bus = try buses.bus(entry.value.on.value)
      let address = try BusMap.address(entry.value)
      let (outputs, levels) = pins(of: entry.name)
      let chip = try claim(entry.name, entry.value) { () throws(TCA9535.Failure) in
        try TCA9535(on: bus, at: address, driving: outputs, to: levels)
      }
      expanders.append(ExpanderPins(chip))
    }
    return expanders
  }

  /// Which pins of an expander the board drives, and their safe levels.
  private func pins(of expander: String) -> (outputs: UInt16, levels: UInt16) {
    var outputs: UInt16 = 0
    var levels: UInt16 = 0
    for line in files.board.lines.entries where line.value.direction == .output {
      guard case .expander(let pin) = line.value.source.value, pin.chip == expander,
        let number = UInt16(pin.pin), number < 16
      else { continue }
      outputs |= 1 << number
      if line.value.safe?.value == .high { levels |= 1 << number }
    }
    return (outputs, levels)
  }

  private static func measurements(_ span: Volts?) -> [ADS1115.Measurement] {
    let ranges: [ADS1115.Range] = [
      .volts6, .volts4, .volts2, .volts1, .millivolts512, .millivolts256,
    ]
    let range = ranges.first { $0.fullScale == span } ?? .volts6
    let inputs: [ADS1115.Input] = [.ain0ToGround, .ain1ToGround, .ain2ToGround, .ain3ToGround]
    return inputs.map { ADS1115.Measurement(of: $0, range: range, rate: .sps860) }
  }

  private func contactor() throws(RigError) -> HeaterOutput? {
    for entry in files.board.channels.entries {
      if case .zone(let channel) = entry.value, let line = channel.contactor {
        return HeaterOutput(try world.output(line.value))
      }
    }
    return nil
  }

  private func interlocks() throws(RigError) -> [Interlock] {
    var interlocks: [Interlock] = []
    for entry in files.board.channels.entries {
      guard case .interlock(let channel) = entry.value, channel.stopsHeat else { continue }
      interlocks.append(Interlock(entry.name, on: try world.input(channel.line.value)))
    }
    return interlocks
  }

  private func heartbeat() throws(RigError) -> Heartbeat? {
    guard files.board.lines["dead_man"] != nil else { return nil }
    return Heartbeat(try world.output("dead_man"))
  }
}
