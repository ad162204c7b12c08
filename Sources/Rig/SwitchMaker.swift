import Devices
import Documents
import HAL
import Instrument

/// Claims what switches and what tells of switches: expanders, contactor, interlocks, dead-man.
struct SwitchMaker {
  private let files: BoardFiles
  private let world: any World
  private let buses: BusMap

  init(_ files: BoardFiles, _ world: any World, _ buses: BusMap) {
    self.files = files
    self.world = world
    self.buses = buses
  }

  /// The expanders of the reactor, with every output at its safe level from the first moment.
  func expanders() throws(RigError) -> [(name: String, pins: ExpanderPins)] {
    var expanders: [(name: String, pins: ExpanderPins)] = []
    for entry in files.board.chips.entries
    where entry.value.part.number == "TCA9535" && entry.value.on.value.branch == nil {
      let bus = try buses.bus(entry.value.on.value)
      let address = try BusMap.address(entry.value)
      let (outputs, levels) = pins(of: entry.name)
      let chip = try claim(entry.name, entry.value) { () throws(TCA9535.Failure) in
        try TCA9535(on: bus, at: address, driving: outputs, to: levels)
      }
      let pins = ExpanderPins(chip, at: levels, heard: isHeard(entry.name))
      expanders.append((entry.name, pins))
    }
    return expanders
  }

  /// Whether the board senses anything through an expander.
  private func isHeard(_ expander: String) -> Bool {
    files.board.lines.entries.contains { line in
      guard case .expander(let pin) = line.value.source.value else { return false }
      return pin.chip == expander && line.value.direction == .input
    }
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

  func contactor() throws(RigError) -> HeaterOutput? {
    for entry in files.board.channels.entries {
      if case .zone(let channel) = entry.value, let line = channel.contactor {
        return HeaterOutput(try world.output(line.value))
      }
    }
    return nil
  }

  /// What proves the dead-man; nil where there is none, or nothing shows what it does.
  func deadManProof(
    _ expanders: [(name: String, pins: ExpanderPins)]
  ) throws(RigError) -> DeadManProof? {
    guard files.board.lines[LinuxWorld.deadMan] != nil else { return nil }
    for entry in files.board.channels.entries {
      if case .zone(let channel) = entry.value, channel.contactor != nil,
        let line = channel.auxiliary
      {
        return DeadManProof(seenBy: try source(line.value, expanders))
      }
    }
    return nil
  }

  /// What stops cells as well, and the expanders that this needs.
  func emergencyStops() throws(RigError) -> (interlocks: [Interlock], expanders: [ExpanderPins]) {
    let onExpanders = ReactorChannels(files.board).interlocks.contains { entry in
      guard entry.channel.stops.stopsCells,
        case .expander? = files.board.lines[entry.channel.line.value]?.source.value
      else { return false }
      return true
    }
    let expanders = onExpanders ? try expanders() : []
    return (try interlocks(expanders, where: \.stopsCells), expanders.map(\.pins))
  }

  /// In the order of the board, in which instructions number them; those that stop what is asked.
  func interlocks(
    _ expanders: [(name: String, pins: ExpanderPins)],
    where isWanted: (StopWord) -> Bool = { _ in true }
  ) throws(RigError) -> [Interlock] {
    var interlocks: [Interlock] = []
    for (name, channel) in ReactorChannels(files.board).interlocks {
      guard isWanted(channel.stops) else { continue }
      interlocks.append(
        Interlock(name, try source(channel.line.value, expanders), stops: .by(channel.stops)))
    }
    return interlocks
  }

  /// Where the contact behind a line is read.
  func source(
    _ line: String, _ expanders: [(name: String, pins: ExpanderPins)]
  ) throws(RigError) -> Interlock.Source {
    guard case .expander(let pin)? = files.board.lines[line]?.source.value else {
      return .line(SensedLine(try world.input(line)))
    }
    guard let pins = expanders.first(where: { $0.name == pin.chip })?.pins,
      let number = UInt8(pin.pin)
    else {
      throw RigError("there is no expander '\(pin.chip)'", remedy: "name one of the board's")
    }
    return .expander(pins, pin: number)
  }

  func heartbeat() throws(RigError) -> Heartbeat? {
    guard files.board.lines["dead_man"] != nil else { return nil }
    return Heartbeat(try world.output(LinuxWorld.deadMan))
  }
}
