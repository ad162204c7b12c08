import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims the five chips of a cell's card.
struct CellMaker {
  private let board: BoardDocument
  private let buses: BusMap
  /// What all of them stand in.
  private let thermostat: Thermostat?
  /// What all of them share.
  private let frontEnd: FrontEnd?
  private let analyser: Analyser?

  init(
    _ board: BoardDocument, _ buses: BusMap, in thermostat: Thermostat?, before frontEnd: FrontEnd?,
    _ analyser: Analyser?
  ) {
    self.analyser = analyser
    self.frontEnd = frontEnd
    self.board = board
    self.buses = buses
    self.thermostat = thermostat
  }

  func cell(
    _ task: CellTask, into sink: (any RecordSink)?
  ) throws(RigError) -> Cell {
    let cells = board.channels.entries.filter { if case .cell = $0.value { true } else { false } }
    guard let number = cells.firstIndex(where: { $0.name == task.channel }),
      case .cell(let channel) = cells[number].value
    else {
      throw RigError(
        "the board has no cell '\(task.channel)'",
        remedy: Suggestion.advice(for: task.channel, among: cells.map(\.name)))
    }
    let converter = board.frontEnd?.chip.value
    let isJoined = converter != nil && channel.impedance?.value == converter
    guard isJoined && number < FrontEnd.places || !task.program.needsFrontEnd else {
      throw RigError(
        "'\(task.channel)' is not behind a front end, which its method measures above"
          + " \(QuantityPrinter.text(Cell.highestSine)) with",
        remedy: "write 'from: \(QuantityPrinter.text(Cell.highestSine))', or use another cell")
    }
    guard number < Analyser.places || !task.program.needsAnalyser else {
      throw RigError(
        "'\(task.channel)' is beyond the \(Analyser.places) cells that the analyser has relays for",
        remedy: "write 'from: \(QuantityPrinter.text(TransformPlan.highest))', or use another cell")
    }
    return Cell(
      task.channel, numbered: UInt8(truncatingIfNeeded: number), try card(channel, task),
      on: try branch(channel), declared: task.declaration, isSlow: task.isSlow, in: thermostat,
      before: isJoined ? frontEnd : nil, number < Analyser.places ? self.analyser : nil,
      running: task.program, into: sink)
  }

  /// The branch that the card hangs on; nil without a multiplexer.
  private func branch(_ channel: CellChannel) throws(RigError) -> MultiplexedBus? {
    guard let chip = board.chips[channel.relays.value] else { return nil }
    return try buses.bus(chip.on.value) as? MultiplexedBus
  }

  private func card(
    _ channel: CellChannel, _ task: CellTask
  ) throws(RigError) -> PotentiostatCard {
    // The relays first: whatever else is wrong, the cell is open.
    let relays = try chip(channel.relays) { bus, address throws(TCA9535.Failure) in
      try TCA9535(on: bus, at: address, driving: PotentiostatCard.outputs, to: 0)
    }
    let setpoint = try chip(channel.setpoint) { bus, address throws(DAC80501.Failure) in
      try DAC80501(on: bus, at: address, span: .volts5)
    }
    let potential = try chip(channel.potential) { bus, address throws(ADS122C04.Failure) in
      try ADS122C04(on: bus, at: address, PotentiostatCard.measuring)
    }
    let current = try chip(channel.current) { bus, address throws(ADS122C04.Failure) in
      try ADS122C04(on: bus, at: address, PotentiostatCard.measuring)
    }
    var monitor: INA228?
    if let name = channel.monitor {
      let shunt = board.chips[name.value]?.settings.shunt ?? Ohms(10)
      monitor = try chip(name) { bus, address throws(INA228.Failure) in
        try INA228(on: bus, at: address, shunt: shunt, range: .millivolts164)
      }
    }
    return PotentiostatCard(
      potential: potential, current: current, setpoint: setpoint, relays: relays,
      monitor: monitor, calibration: task.calibration)
  }

  private func chip<Device, Failure: Error>(
    _ name: Located<String>, _ make: (any I2CBus, I2CAddress) throws(Failure) -> Device
  ) throws(RigError) -> Device {
    guard let document = board.chips[name.value] else {
      throw RigError("there is no chip '\(name.value)'", remedy: "name one of the board's chips")
    }
    let bus = try buses.bus(document.on.value)
    let address = try BusMap.address(document)
    return try claim(name.value, document) { () throws(Failure) in try make(bus, address) }
  }
}
