import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims the chip behind a temperature and sets it up as the board says.
struct ThermometerMaker {
  private let buses: BusMap

  init(_ buses: BusMap) { self.buses = buses }

  func make(_ name: String, _ chip: ChipDocument) throws(RigError) -> Thermometer {
    switch chip.part.number {
    case "MCP9600": try couple(name, chip, .mcp9600)
    case "MCP9601": try couple(name, chip, .mcp9601)
    case "ADS122C04": try platinum(name, chip)
    // The checker of boards lets no other part stand here.
    default:
      throw RigError(
        "'\(name)' (\(chip.part.number)) is no thermometer", remedy: "name a converter")
    }
  }

  private func couple(
    _ name: String, _ chip: ChipDocument, _ part: MCP960x.Part
  ) throws(RigError) -> Thermometer {
    let bus = try buses.bus(chip.on.value)
    let address = try BusMap.address(chip)
    let type = Self.type(chip.settings.thermocouple ?? .typeK)
    let filter = UInt8(truncatingIfNeeded: chip.settings.filter ?? 0)
    let device = try claim(name, chip) { () throws(MCP960x.Failure) in
      try MCP960x(
        part, on: bus, at: address,
        MCP960x.Configuration(
          type, filter: MCP960x.Filter(exactly: filter) ?? .off, resolution: .bits16,
          coldJunction: .sixteenth, burst: .samples1, mode: .normal))
    }
    return Thermometer(name, .thermocouple(device), believing: ZonePolicy.believable)
  }

  private static func type(_ couple: ChipSettings.Thermocouple) -> MCP960x.ThermocoupleType {
    switch couple {
    case .typeK: .k
    case .typeJ: .j
    case .typeT: .t
    case .typeN: .n
    case .typeS: .s
    case .typeE: .e
    case .typeB: .b
    case .typeR: .r
    }
  }

  private func platinum(_ name: String, _ chip: ChipDocument) throws(RigError) -> Thermometer {
    let bus = try buses.bus(chip.on.value)
    let address = try BusMap.address(chip)
    let device = try claim(name, chip) { () throws(ADS122C04.Failure) in
      let device = try ADS122C04(on: bus, at: address, Self.ratiometric)
      try device.start()
      return device
    }
    return Thermometer(
      name,
      .platinum(device, reference: chip.settings.referenceResistor ?? Ohms(1620)),
      believing: ZonePolicy.believable)
  }

  /// 500 µA out of AIN2 through the platinum and the reference resistor, so that only their
  /// ratio counts: 0.81 V across 1620 ohm, and 405 ohm at full scale with a gain of four.
  private static let ratiometric = ADS122C04.Configuration(
    .input(.ain0ToAin1, .amplified4), rate: .normal20, mode: .continuous, reference: .external,
    excitation: .one(.microamperes500, .ain2), burnOut: .off)
}
