import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims what gas goes through and puts the panel together.
struct GasMaker {
  private let files: BoardFiles
  private let world: any World
  private let buses: BusMap
  private let converters: ConverterMaker
  private let channels: ReactorChannels
  private var outputs: OutputMaker

  init(_ files: BoardFiles, _ world: any World, _ buses: BusMap, _ converters: ConverterMaker) {
    self.files = files
    self.world = world
    self.buses = buses
    self.converters = converters
    channels = ReactorChannels(files.board)
    outputs = OutputMaker(files.board, buses)
  }

  /// The panel, with every valve shut and every flow at none.
  mutating func panel(
    _ expanders: [(name: String, pins: ExpanderPins)]
  ) throws(RigError) -> GasPanel {
    var parts = GasParts()
    for (name, channel) in channels.valves {
      let line = try world.output(channel.line.value)
      let seat = try channel.position.map { line throws(RigError) in
        try self.seat(line.value, expanders)
      }
      parts.valves.append(PulseValve(name, on: line, closing: channel.closing, seat: seat))
    }
    for (name, channel) in channels.flows { parts.flows.append(try flow(name, channel)) }
    for (name, channel) in channels.gauges { parts.gauges.append(try gauge(name, channel)) }
    for (name, channel) in channels.switches {
      parts.switches.append(try panelSwitch(name, channel, expanders))
    }
    if let (name, channel) = channels.throttles.first {
      parts.throttle = ThrottleValve(
        name, span: channel.span, setpoint: try outputs.output(channel.setpoint.value))
    }
    if let (name, channel) = channels.generators.first {
      parts.generator = try generator(name, channel)
    }
    if let (name, channel) = channels.monitors.first {
      parts.monitor = FilmMonitor(
        name, full: channel.fullScale, span: channel.span, signal: try reading(channel.input.value))
    }
    return GasPanel(parts)
  }

  private func seat(
    _ line: String, _ expanders: [(name: String, pins: ExpanderPins)]
  ) throws(RigError) -> SeatSwitch {
    let switches = SwitchMaker(files, world, buses)
    return SeatSwitch(
      try switches.source(line, expanders), tellsEdges: files.board.lines[line]?.edges != nil)
  }

  private mutating func flow(
    _ name: String, _ channel: FlowChannel
  ) throws(RigError) -> FlowController {
    FlowController(
      name, full: channel.fullScale, span: channel.span,
      setpoint: try outputs.output(channel.setpoint.value),
      answer: try reading(channel.reading.value))
  }

  private func gauge(_ name: String, _ channel: GaugeChannel) throws(RigError) -> PressureGauge {
    PressureGauge(
      name, full: channel.fullScale, span: channel.span, signal: try reading(channel.input.value))
  }

  private mutating func generator(
    _ name: String, _ channel: GeneratorChannel
  ) throws(RigError) -> Generator {
    Generator(
      name, full: channel.full, contact: try world.output(channel.contact.value),
      setpoint: try outputs.output(channel.setpoint.value),
      forward: try reading(channel.forward.value),
      reflected: try reading(channel.reflected.value),
      span: (channel.setpointSpan, channel.readingSpan), warming: channel.heat.value)
  }

  private func reading(_ pin: PinReference) throws(RigError) -> AnalogueReading {
    guard let place = converters.place(of: pin) else {
      throw RigError(
        "'\(pin)' is no input that is read", remedy: "name an input of an ADS1115, such as ain0")
    }
    return place
  }

  private func panelSwitch(
    _ name: String, _ channel: SwitchChannel, _ expanders: [(name: String, pins: ExpanderPins)]
  ) throws(RigError) -> PanelSwitch {
    guard let line = files.board.lines[channel.line.value] else {
      throw RigError("there is no line '\(channel.line.value)'", remedy: "name one of the board's")
    }
    let on: Level = channel.on == .high ? .high : .low
    let safe: Level = line.safe?.value == .high ? .high : .low
    let barring: Level? =
      switch channel.precursors {
      case .whileOn: on.opposite
      case .whileOff: on
      case nil: nil
      }
    guard case .expander(let pin) = line.source.value else {
      let output = LeaselessLine(try world.output(channel.line.value))
      return PanelSwitch(name, .line(output), on: on, safe: safe, barring: barring)
    }
    guard let pins = expanders.first(where: { $0.name == pin.chip })?.pins,
      let number = UInt8(pin.pin)
    else {
      throw RigError("there is no expander '\(pin.chip)'", remedy: "name one of the board's")
    }
    return PanelSwitch(name, .expander(pins, pin: number), on: on, safe: safe, barring: barring)
  }
}
