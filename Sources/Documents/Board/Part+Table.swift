import Quantities

extension Part {
  /// The chips that a board may name, from their datasheets; addresses are seven bits.
  public static let table: [Part] = [
    // DS20005426: 100 kHz at most; address set by a resistor divider at ADDR.
    Part(
      number: "MCP9600", role: .thermocouple, addresses: 0x60...0x67, clock: Hertz(100_000),
      pins: thermocouplePins, settings: [.thermocouple, .filter, .alert],
      requiredSettings: [.thermocouple]),
    Part(
      number: "MCP9601", role: .thermocouple, addresses: 0x60...0x67, clock: Hertz(100_000),
      pins: thermocouplePins, settings: [.thermocouple, .filter, .alert],
      requiredSettings: [.thermocouple]),
    // SBAS751: A0 and A1 to DGND, DVDD, SDA or SCL.
    Part(
      number: "ADS122C04", role: .adc, addresses: 0x40...0x4F, clock: fast,
      pins: pins(["ain0", "ain1", "ain2", "ain3"], .measures),
      settings: [.vdd, .reference, .gain, .rtd, .referenceResistor], requiredSettings: [],
      limits: Limits(supply: Volts(2.3)...Volts(5.5), gains: [1, 2, 4, 8, 16, 32, 64, 128])),
    // SBAS444: ADDR to GND, VDD, SDA or SCL.
    Part(
      number: "ADS1115", role: .adc, addresses: 0x48...0x4B, clock: fast,
      pins: pins(["ain0", "ain1", "ain2", "ain3"], .measures), settings: [.vdd, .range],
      requiredSettings: [],
      limits: Limits(
        supply: Volts(2)...Volts(5.5),
        ranges: [6.144, 4.096, 2.048, 1.024, 0.512, 0.256].map { Volts($0) })),
    // DS22187: the three address bits are programmed, 0x60 as delivered.
    Part(
      number: "MCP4728", role: .dac, addresses: 0x60...0x67, clock: fast,
      pins: pins(["vouta", "voutb", "voutc", "voutd"], .drives),
      settings: [.vdd, .reference, .gain], requiredSettings: [],
      limits: Limits(supply: Volts(2.7)...Volts(5.5), gains: [1, 2])),
    // SBAS794E: A0 to AGND, VDD, SDA or SCL.
    Part(
      number: "DAC80501", role: .dac, addresses: 0x48...0x4B, clock: fast,
      pins: pins(["vout"], .drives), settings: [.vdd, .reference, .gain], requiredSettings: [],
      limits: Limits(supply: Volts(2.7)...Volts(5.5), gains: [1, 2])),
    // SCPS207: A0 to A2.
    Part(
      number: "TCA9548A", role: .multiplexer, addresses: 0x70...0x77, clock: fast,
      pins: pins((0..<8).map(String.init), .branch), settings: [], requiredSettings: []),
    // SCPS201: A0 to A2; pins 0 to 7 are port 0, 8 to 15 are port 1.
    Part(
      number: "TCA9535", role: .expander, addresses: 0x20...0x27, clock: fast,
      pins: pins((0..<16).map(String.init), .digital), settings: [.vdd], requiredSettings: [],
      limits: Limits(supply: Volts(1.65)...Volts(5.5))),
    // SLYS021: A0 and A1 to GND, VS, SDA or SCL.
    Part(
      number: "INA228", role: .monitor, addresses: 0x40...0x4F, clock: fast,
      pins: pins(["shunt", "vbus"], .measures), settings: [.shunt], requiredSettings: [.shunt]),
    // AD5934 data sheet Rev. E, page 24: the address is fixed.
    Part(
      number: "AD5934", role: .impedance, addresses: 0x0D...0x0D, clock: fast,
      pins: pins(["vin"], .measures) + pins(["vout"], .drives), settings: [.vdd, .clock],
      requiredSettings: [],
      limits: Limits(supply: Volts(2.7)...Volts(5.5), clock: Hertz(16_776_000))),
  ]

  /// Fast mode, which every part but the thermocouple converters reaches.
  private static let fast = Hertz(400_000)

  private static let thermocouplePins = pins(["hot", "ambient"], .measures)

  private static func pins(_ names: [String], _ use: PinUse) -> [Pin] {
    names.map { Pin(name: $0, use: use) }
  }

  /// The part with this number; nil if the table has none.
  public static func numbered(_ number: String) -> Part? { table.first { $0.number == number } }
}
