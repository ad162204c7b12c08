import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims the converters whose voltages tell others what to do.
struct OutputMaker {
  private let board: BoardDocument
  private let buses: BusMap
  private var quads: [(name: String, chip: MCP4728)] = []

  init(_ board: BoardDocument, _ buses: BusMap) {
    self.board = board
    self.buses = buses
  }

  /// What the pin drives, at zero.
  mutating func output(_ pin: PinReference) throws(RigError) -> AnalogueOutput {
    guard let document = board.chips[pin.chip] else {
      throw RigError("there is no chip '\(pin.chip)'", remedy: "name one of the board's chips")
    }
    let channels = ["vouta", "voutb", "voutc", "voutd"]
    if let number = channels.firstIndex(of: pin.pin),
      let channel = MCP4728.Channel(rawValue: UInt8(number))
    {
      let full = document.settings.vdd ?? Volts(5)
      let chip = try quad(pin.chip, document)
      return AnalogueOutput(.quad(chip, channel, .supply), full: full)
    }
    let bus = try buses.bus(document.on.value)
    let address = try BusMap.address(document)
    let chip = try claim(pin.chip, document) { () throws(DAC80501.Failure) in
      try DAC80501(on: bus, at: address, span: .volts5)
    }
    return AnalogueOutput(.single(chip), full: chip.span.fullScale)
  }

  /// A converter with four outputs is claimed once.
  private mutating func quad(
    _ name: String, _ document: ChipDocument
  ) throws(RigError) -> MCP4728 {
    if let known = quads.first(where: { $0.name == name }) { return known.chip }
    let bus = try buses.bus(document.on.value)
    let address = try BusMap.address(document)
    let chip = try claim(name, document) { () throws(MCP4728.Failure) in
      try MCP4728(on: bus, at: address)
    }
    quads.append((name, chip))
    return chip
  }
}
