import HAL
public import Quantities

/// The MCP9601 and MCP9600 as their datasheet (DS20005426) and errata (DS80000741D) describe them.
///
/// Sampling, alerts and registers are in extensions of their own.
public final class MCP9601Model: Breakable, Settling {
  /// Which of the two chips it is; only the MCP9601 finds broken and shorted wires.
  public enum Part: UInt8, Sendable {
    case mcp9600 = 0x40
    case mcp9601 = 0x41
  }

  let part: Part
  let revision: UInt8
  let probe: ThermocoupleProbe
  /// The chip's own temperature in °C, which it takes for that of the terminals.
  let die: Net
  /// Whether the VSENSE resistors are fitted, without which no wire is checked.
  let senses: Bool
  let alertPins: [Wire]
  private let openPin = Wire("OC", at: .low)
  private let shortPin = Wire("SC", at: .low)

  var first: FirstMisuse
  var broken = ChipFaults()
  var pointer: UInt8 = 0
  /// DS80000741D: a read that no pointer preceded may answer from the next register.
  var isPointed = false

  var sensorConfiguration: UInt8 = 0
  var deviceConfiguration: UInt8 = 0
  var alerts: [4 of TemperatureAlert] = InlineArray(repeating: TemperatureAlert())
  /// Whether any alert is enabled.
  var watches = false

  var clock = ConversionClock()
  var coldClock = ConversionClock()
  /// When the next conversion of either kind completes.
  var due: Instant = .never
  var function = ReferenceFunction.of(.k) {
    didSet { linearised = (Volts(.nan), 0) }
  }
  /// What the last conversion found, and in °C; mostly it finds the same again.
  var linearised = (emf: Volts(.nan), celsius: 0.0)
  var filter = ExponentialFilter(level: 0)
  /// What the cold junction lacks to 0 °C, for the type that is set.
  var coldEmf = Volts.zero
  var hotCode: Int32 = 0
  var deltaCode: Int32 = 0
  var coldCode: Int32 = 0
  var rawCode: Int32 = 0
  var flags: UInt8 = 0

  public init(
    _ part: Part = .mcp9601, revision: UInt8 = 0x11, probe: ThermocoupleProbe, die: Net,
    senses: Bool = true, alert pin: Wire? = nil, at now: Instant = .zero
  ) {
    self.part = part
    self.revision = revision
    self.probe = probe
    self.die = die
    self.senses = senses && part == .mcp9601
    first = FirstMisuse(of: part == .mcp9600 ? "MCP9600" : "MCP9601")
    alertPins = [pin ?? Wire("ALERT1", at: .high)] + (2...4).map { Wire("ALERT\($0)", at: .high) }
    compensate()
    startConverting(at: now)
    for pin in alertPins { pin.driven(by: self) }
    openPin.driven(by: self)
    shortPin.driven(by: self)
  }

  /// The pin of alert 1 to 4; push-pull, so it needs no resistor.
  public func alert(_ number: Int) -> Wire { alertPins[number - 1] }
  /// High while a wire is broken; a pin of the MCP9601 only.
  public var openCircuit: Wire { openPin }
  /// High while a wire touches the supply or ground; a pin of the MCP9601 only.
  public var shortCircuit: Wire { shortPin }

  public var misuse: Misuse? { first.misuse }

  /// What is wrong inside the chip.
  public var faults: ChipFaults {
    get { broken }
    set { broken = newValue }
  }

  public func powerOnReset(at now: Instant) {
    pointer = 0
    isPointed = false
    sensorConfiguration = 0
    deviceConfiguration = 0
    alerts = InlineArray(repeating: TemperatureAlert())
    watches = false
    function = ReferenceFunction.of(.k)
    filter = ExponentialFilter(level: 0)
    hotCode = 0
    deltaCode = 0
    coldCode = 0
    compensate()
    rawCode = 0
    flags = 0
    startConverting(at: now)
    showAlerts(at: now)
    showWires(at: now)
  }
}
