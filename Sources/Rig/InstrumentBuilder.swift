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
    for entry in files.board.channels.entries {
      if case .thermometer(let channel) = entry.value { _ = try place(channel.chip.value) }
    }
    return Instrument(
      thermometers: thermometers, inputs: try analogueInputs(), expanders: try expanders(),
      zones: zones,
      heartbeat: try heartbeat(), contactor: try contactor(),
      program: program, sink: sink, startingAt: world.now)
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
    return Zone(
      name, element: element, sample: sample,
      surroundings: try placeIfNamed(channel.surroundings),
      heater: HeaterOutput(try world.output(channel.heater.value)), guarding: guarding,
      loop: SoakLoop(known.model))
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

  /// The converters for flow, pressure and power: four single-ended inputs each, in turn.
  private func analogueInputs() throws(RigError) -> [AnalogueInputs] {
    var inputs: [AnalogueInputs] = []
    for entry in files.board.chips.entries where entry.value.part.number == "ADS1115" {
      let bus = try buses.bus(entry.value.on.value)
      let address = try BusMap.address(entry.value)
      let chip = try claim(entry.name, entry.value) { () throws(ADS1115.Failure) in
        try ADS1115(on: bus, at: address, alertPin: .unused)
      }
      inputs.append(AnalogueInputs(chip, Self.turns(entry.value.settings.range)))
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

  private static func turns(_ span: Volts?) -> [ADS1115.Measurement] {
    let range: ADS1115.Range = (span ?? Volts(6.144)) < Volts(6) ? .volts4 : .volts6
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

  private func heartbeat() throws(RigError) -> Heartbeat? {
    guard files.board.lines["dead_man"] != nil else { return nil }
    return Heartbeat(try world.output("dead_man"))
  }
}
