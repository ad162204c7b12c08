import Control
import Devices
public import Documents
import HAL
public import Instrument
import Quantities
public import Safety

/// Puts an instrument together from a board's documents, in any world.
public struct InstrumentBuilder {
  let files: BoardFiles
  private let world: any World
  let buses: BusMap
  private let converters: ConverterMaker
  private let switches: SwitchMaker
  private var thermometers: [Thermometer] = []
  /// How many of them guard a zone.
  private var urgent = 0
  private var places: [String: Int] = [:]
  private var watched: [(chip: String, limit: Celsius)] = []

  public init(_ files: BoardFiles, in world: any World) {
    let files = files.seen(in: world)
    self.files = files
    self.world = world
    buses = BusMap(files.board, in: world)
    converters = ConverterMaker(files, buses)
    switches = SwitchMaker(files, world, buses)
  }

  /// Claims every chip and line of the reactor and makes the instrument that steps them.
  public mutating func build(
    running program: Program, metal: Metal, combination: Combination? = nil,
    into sink: (any RecordSink)?
  ) throws(RigError) -> Instrument {
    try build(running: program, load: .metal(metal), combination: combination, into: sink)
  }

  mutating func build(
    running program: Program, load: Load, combination: Combination?, cells: [CellTask] = [],
    into sink: (any RecordSink)?
  ) throws(RigError) -> Instrument {
    try placeThermometers()
    let zones = try zones(load, combination)
    var parts = InstrumentParts()
    parts.zones = zones
    parts.heartbeat = try switches.heartbeat()
    parts.contactor = try switches.contactor()
    parts.alerts = try alertProofs()
    parts.heaters = heaterProofs()
    parts.pulses = try pulseProofs(program, combination)
    parts.scan = try BusBudget.longestScan(of: files)
    parts.cells = try self.cells(cells, into: sink)
    return try instrument(of: parts, running: program, into: sink)
  }

  /// An instrument of cells alone: of the rest there is what everything depends on.
  public mutating func build(
    cells: [CellTask], into sink: (any RecordSink)?
  ) throws(RigError) -> Instrument {
    var parts = InstrumentParts()
    parts.heartbeat = try switches.heartbeat()
    (parts.interlocks, parts.expanders) = try switches.emergencyStops()
    parts.cells = try self.cells(cells, into: sink)
    parts.buses = buses.trunks.map(\.bus)
    return Instrument(parts, running: [], into: sink, startingAt: world.now)
  }

  private func cells(
    _ tasks: [CellTask], into sink: (any RecordSink)?
  ) throws(RigError) -> [Cell] {
    guard !tasks.isEmpty else { return [] }
    let frontEnd = try FrontEndMaker(board: files.board, buses: buses).frontEnd(
      isNeeded: tasks.contains(where: \.program.needsFrontEnd))
    let analyser = try AnalyserMaker(board: files.board, buses: buses, world: world).analyser(
      isNeeded: tasks.contains(where: \.program.needsAnalyser))
    let maker = CellMaker(
      files.board, buses, in: try thermostat(for: tasks.map(\.program)), before: frontEnd,
      analyser)
    var cells: [Cell] = []
    for task in tasks { cells.append(try maker.cell(task, into: sink)) }
    return cells
  }

  /// Claimed only where it is needed: otherwise it stays where its own panel keeps it.
  private func thermostat(for programs: [Program]) throws(RigError) -> Thermostat? {
    guard programs.contains(where: \.setsTemperature), let channel = files.board.thermostat
    else { return nil }
    var outputs = OutputMaker(files.board, buses)
    return Thermostat(
      try outputs.output(channel.setpoint.value), coldest: channel.coldest,
      hottest: channel.hottest, from: channel.from, to: channel.to)
  }

  /// An instrument that scans all that the whole one scans, and has nothing that could heat.
  mutating func buildWithoutZones() throws(RigError) -> Instrument {
    try placeThermometers()
    return try instrument(of: InstrumentParts(), running: [], into: nil)
  }

  /// With all that is read, whatever it is read for.
  private func instrument(
    of some: InstrumentParts, running program: Program, into sink: (any RecordSink)?
  ) throws(RigError) -> Instrument {
    var parts = some
    parts.thermometers = thermometers
    // Where nothing is heated all are there for their own sake.
    parts.urgent = urgent > 0 ? urgent : thermometers.count
    parts.inputs = try converters.make()
    let expanders = try switches.expanders()
    parts.expanders = expanders.map(\.pins)
    parts.interlocks = try switches.interlocks(expanders)
    parts.deadMan = some.zones.isEmpty ? nil : try switches.deadManProof(expanders)
    parts.rules = try RuleMaker(files.board).rules()
    var gas = GasMaker(files, world, buses, converters)
    parts.gas = try gas.panel(expanders)
    parts.buses = buses.trunks.map(\.bus)
    return Instrument(parts, running: program, into: sink, startingAt: world.now)
  }

  /// First those that guard a zone, then what surrounds zones, which is slow, and what is shown.
  private mutating func placeThermometers() throws(RigError) {
    let zones = ReactorChannels(files.board).zones.map(\.channel)
    for zone in zones {
      _ = try place(zone.element.value)
      _ = try placeIfNamed(zone.sample)
      _ = try placeIfNamed(zone.diverse)
    }
    urgent = thermometers.count
    for zone in zones { _ = try placeIfNamed(zone.surroundings) }
    for entry in files.board.channels.entries {
      if case .thermometer(let channel) = entry.value { _ = try place(channel.chip.value) }
    }
  }

  private mutating func zones(
    _ load: Load, _ combination: Combination?
  ) throws(RigError) -> [Zone] {
    var zones: [Zone] = []
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      zones.append(try zone(entry.name, channel, load, combination))
    }
    return zones
  }

  private mutating func zone(
    _ name: String, _ channel: ZoneChannel, _ load: Load, _ combination: Combination?
  ) throws(RigError) -> Zone {
    let known = try KnownStage(name, channel, files, combination)
    let element = try place(channel.element.value)
    let sample = try placeIfNamed(channel.sample) ?? element
    let guarding = ZonePolicy.guarding(channel, known, load)
    // The element leads the sample; what it must never reach is what the board bears.
    watch(channel.element.value, for: ZonePolicy.boardLimit(channel))
    watch(channel.sample?.value ?? channel.element.value, for: guarding.limit)
    let sensors = ZoneSensors(
      element: element, sample: sample, diverse: try placeIfNamed(channel.diverse),
      surroundings: try placeIfNamed(channel.surroundings), offsets: known.model.offsets)
    return Zone(
      name, sensors: sensors, heater: HeaterOutput(try world.output(channel.heater.value)),
      latch: ZoneLatch(try world.latches.token(of: name), at: world.now), guarding: guarding,
      watch: ZoneWatch(
        ZonePolicy.heatWatch(known.model), heater: converters.heaterCurrent(channel),
        certificate: ZonePolicy.certificateWatch(channel, known, load)),
      model: known.model, carriesFoil: channel.carriesMetal)
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
      let known = converters.heaterCurrent(channel)
      proofs.append(
        HeaterProof(
          zone: proofs.count, current: known?.current, full: channel.current?.full ?? Amperes(1)))
    }
    return proofs
  }

  /// One for each zone that the program heats. An identification, or a calibration, finds out by
  /// itself whose sensors answer, and wants to begin at rest.
  private func pulseProofs(
    _ program: Program, _ combination: Combination?
  ) throws(RigError) -> [PulseProof] {
    var proofs: [PulseProof] = []
    for (index, (name, channel)) in ReactorChannels(files.board).zones.enumerated()
    where program.heats(zone: index) {
      let known = try KnownStage(name, channel, files, combination)
      proofs.append(PulseProof(zone: index, known.model))
    }
    return proofs
  }

  /// What must be shown of the alerts that the board wires to a line, before anything is energised.
  private func alertProofs() throws(RigError) -> [AlertProof] {
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
}
