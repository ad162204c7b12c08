import Documents
import HAL
import Quantities
import Simulator

/// Makes the model of a chip and joins its pins to what the world has for them.
struct ChipBench {
  private let files: BoardFiles
  private let wires: [(name: String, wire: Wire)]
  private let cards: CellWiring.Made
  private let frontEnd: FrontEndWiring.Made?
  private let analyser: AnalyserWiring.Made?
  /// When the world began: a chip that was not there yet has nothing to catch up with.
  private let start: Instant

  init(
    _ files: BoardFiles, wires: [(name: String, wire: Wire)], cards: CellWiring.Made,
    frontEnd: FrontEndWiring.Made?, analyser: AnalyserWiring.Made?, powered start: Instant
  ) {
    self.start = start
    self.analyser = analyser
    self.frontEnd = frontEnd
    self.files = files
    self.wires = wires
    self.cards = cards
  }

  /// The nets of a chip's own pins: a fault of one sensor is not a fault of what it feels.
  struct Pins {
    let chip: String
    let joined: (String) -> Net?
    private(set) var made: [(name: String, net: Net)] = []

    init(of chip: String, joined: @escaping (String) -> Net?) {
      self.chip = chip
      self.joined = joined
    }

    mutating func net(_ pin: String, resting value: Double) -> Net {
      let name = "\(chip).\(pin)"
      let net =
        joined(name).map { Net(name, from: $0, slope: 1, offset: 0) } ?? Net(name, held: value)
      made.append((name, net))
      return net
    }
  }

  func solder(
    _ name: String, _ chip: ChipDocument, _ pins: inout Pins
  ) throws(RigError) -> any I2CTarget {
    switch chip.part.number {
    case "MCP9600": return couple(.mcp9600, chip, &pins)
    case "MCP9601": return couple(.mcp9601, chip, &pins)
    case "ADS1115": return ADS1115Model(inputs: inputs(&pins))
    case "ADS122C04": return converter(name, chip, &pins)
    case "DAC80501": return DAC80501Model(supply: supply(chip, &pins))
    case "MCP4728":
      return MCP4728Model(
        supply: supply(chip, &pins), addressBits: chip.address.value & 7, stored: [0, 0, 0, 0])
    case "TCA9548A": return TCA9548AModel()
    case "TCA9535": return expander(name)
    case "INA228":
      return INA228Model(
        shunt: pins.net("shunt", resting: 0), bus: pins.net("vbus", resting: 0),
        temperature: pins.net("die", resting: 25), powered: start,
        clockError: cards.clockError(of: name))
    case "AD5934": return converter(ofImpedances: name, chip, &pins)
    default:
      throw RigError(
        "'\(name)': there is no model of an \(chip.part.number)", remedy: "use another part")
    }
  }

  private func couple(
    _ part: MCP9601Model.Part, _ chip: ChipDocument, _ pins: inout Pins
  ) -> MCP9601Model {
    let ambient = pins.net("ambient", resting: 25)
    // The terminals of the couple are beside the chip; what the chip believes of them is its own.
    let terminals = Net("terminals", held: ambient.undisturbed(at: .zero))
    let wire = Self.wire(chip.settings.thermocouple ?? .typeK)
    let probe = ThermocoupleProbe(
      hot: pins.net("hot", resting: 25), terminals: terminals, wire: wire)
    let alert = chip.settings.alert.flatMap { alert in
      wires.first { $0.name == alert.value }?.wire
    }
    return MCP9601Model(part, probe: probe, die: ambient, alert: alert)
  }

  private static func wire(_ couple: ChipSettings.Thermocouple) -> ThermocoupleType {
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

  private func inputs(_ pins: inout Pins) -> [Net] {
    [
      pins.net("ain0", resting: 0), pins.net("ain1", resting: 0), pins.net("ain2", resting: 0),
      pins.net("ain3", resting: 0),
    ]
  }

  /// A converter; with a platinum resistor its own current flows through that between the first
  /// two inputs, and then through the reference resistor, which lifts both into the amplifier's
  /// range.
  private func converter(
    _ name: String, _ chip: ChipDocument, _ pins: inout Pins
  ) -> ADS122C04Model {
    if cards.hasConverter(name) {
      // Between 2.5 V and -2.5 V, with the reference inside.
      return ADS122C04Model(
        on: ADS122C04Model.Connections(
          inputs: inputs(&pins), reference: Net("reference", held: 0),
          supply: Net("supply", held: 5), avss: Net("AVSS", held: -2.5)))
    }
    let supply = Net("supply", held: chip.settings.vdd?.value ?? 5)
    guard chip.settings.resistanceThermometer != nil else {
      let reference = Net("reference", held: chip.settings.reference?.value ?? 2.5)
      return ADS122C04Model(inputs: inputs(&pins), reference: reference, supply: supply)
    }
    let loop = PlatinumLoop()
    let ohms = chip.settings.referenceResistor?.value ?? 1620
    let temperature = pins.net("ain0", resting: 25)
    let inputs: [Net] = [
      Net("rtd", platinumAt: temperature, above: ohms, fedBy: loop),
      Net("rtd low", resistor: ohms, fedBy: loop), Net(held: 0), Net(held: 0),
    ]
    let model = ADS122C04Model(
      inputs: inputs, reference: Net("reference", resistor: ohms, fedBy: loop), supply: supply)
    loop.chip = Neighbour(model)
    return model
  }

  /// Behind its front end; without one there is a resistor at its pins.
  private func converter(
    ofImpedances name: String, _ chip: ChipDocument, _ pins: inout Pins
  ) -> AD5933Model {
    let die = pins.net("die", resting: 25)
    guard let frontEnd, frontEnd.hasConverter(name) else {
      let clock = Net("\(name).clock", held: chip.settings.clock?.value ?? 16e6)
      return AD5933Model(
        .ad5934, load: Resistor(1000), feedback: 1000, temperature: die, clock: clock)
    }
    return AD5933Model(
      .ad5934, load: frontEnd.frontEnd, feedback: FrontEnd.feedback, temperature: die,
      clock: Net("\(name).clock", from: frontEnd.frontEnd, output: 0))
  }

  private func supply(_ chip: ChipDocument, _ pins: inout Pins) -> Net {
    pins.net("vdd", resting: chip.settings.vdd?.value ?? 5)
  }

  private func expander(_ name: String) -> TCA9535Model {
    if let pins = cards.pins(of: name) {
      return TCA9535Model(pins: pins.all, pulls: CardPins.pulls)
    }
    if let pins = frontEnd?.pins(of: name) {
      return TCA9535Model(pins: pins.all, pulls: FrontEndPins.pulls)
    }
    if let pins = analyser?.pins(of: name) {
      return TCA9535Model(pins: pins.all, pulls: AnalyserPins.pulls)
    }
    var pins = (0..<16).map { Wire("\(name).\($0)", at: .high) }
    for entry in files.board.lines.entries {
      guard case .expander(let pin) = entry.value.source.value, pin.chip == name,
        let number = Int(pin.pin), let wire = wires.first(where: { $0.name == entry.name })?.wire
      else { continue }
      pins[number] = wire
    }
    return TCA9535Model(pins: pins)
  }
}

/// The current that a converter sends through a platinum resistor and its reference in series.
private final class PlatinumLoop: CurrentSource {
  var chip: Neighbour<ADS122C04Model>?
  var current: Double { chip?.with { $0.excitation(from: .ain2).value } ?? 0 }
}

/// A dummy cell that is nothing but a resistor.
private final class Resistor: ImpedanceNet {
  private let ohms: Double
  init(_ ohms: Double) { self.ohms = ohms }
  func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double) {
    (ohms, 0)
  }
}
