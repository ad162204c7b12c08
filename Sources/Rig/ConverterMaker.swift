import Devices
import Documents
import HAL
import Instrument
import Quantities
import Safety

/// Claims the converters for flow, pressure and power, and knows where each shows what.
struct ConverterMaker {
  private let files: BoardFiles
  private let buses: BusMap

  init(_ files: BoardFiles, _ buses: BusMap) {
    self.files = files
    self.buses = buses
  }

  /// The converters for flow, pressure and power: their single-ended inputs in turn.
  func make() throws(RigError) -> [AnalogueInputs] {
    var inputs: [AnalogueInputs] = []
    for (name, document) in converters {
      let bus = try buses.bus(document.on.value)
      let address = try BusMap.address(document)
      let chip = try claim(name, document) { () throws(ADS1115.Failure) in
        try ADS1115(on: bus, at: address, alertPin: .unused)
      }
      inputs.append(
        AnalogueInputs(
          chip, Self.measurements(document.settings.range), turns: turns(of: name),
          every: pace(of: name)))
    }
    return inputs
  }

  private static func measurements(_ span: Volts?) -> [ADS1115.Measurement] {
    let ranges: [ADS1115.Range] = [
      .volts6, .volts4, .volts2, .volts1, .millivolts512, .millivolts256,
    ]
    let range = ranges.first { $0.fullScale == span } ?? .volts6
    let inputs: [ADS1115.Input] = [.ain0ToGround, .ain1ToGround, .ain2ToGround, .ain3ToGround]
    return inputs.map { ADS1115.Measurement(of: $0, range: range, rate: .sps860) }
  }

  /// Where the converters show the current of a zone's heater.
  func heaterCurrent(
    _ channel: ZoneChannel
  ) -> (current: HeaterCurrent, watch: HeaterWatch)? {
    guard let sensor = channel.current,
      let converter = converters.firstIndex(where: { $0.name == sensor.input.value.chip }),
      let input = Self.inputNames.firstIndex(of: sensor.input.value.pin)
    else { return nil }
    return (
      HeaterCurrent(
        converter: converter, input: input, zero: sensor.zero, sensitivity: sensor.sensitivity),
      HeaterWatch(full: sensor.full)
    )
  }

  /// Where an input is found among all that are read.
  func place(of pin: PinReference) -> AnalogueReading? {
    guard let converter = converters.firstIndex(where: { $0.name == pin.chip }),
      let input = Self.inputNames.firstIndex(of: pin.pin)
    else { return nil }
    return AnalogueReading(converter: converter, input: input)
  }

  private static let inputNames = ["ain0", "ain1", "ain2", "ain3"]

  /// The converters for flow, pressure and power.
  private var converters: [(name: String, chip: ChipDocument)] {
    files.board.chips.entries.filter { $0.value.part.number == "ADS1115" }
      .map { ($0.name, $0.value) }
  }

  /// The order in which a converter's inputs are taken: every other time the current of a heater,
  /// or the head that shows pulses. A round has an odd number of turns: what comes in every second
  /// step, as a heater may that is seldom on, is met in one round if it is missed in another.
  private func turns(of converter: String) -> [Int] {
    let used = inputs(of: converter)
    let often = (currents + pulseHeads).first { $0.chip == converter }
      .flatMap { Self.inputNames.firstIndex(of: $0.pin) }
    let others = used.filter { $0 != often }
    guard let often, !others.isEmpty else { return used }
    return others.flatMap { [often, $0] } + [often]
  }

  private var currents: [PinReference] {
    ReactorChannels(files.board).zones.compactMap(\.channel.current?.input.value)
  }

  /// The coarsest head, where there are valves whose pulses it shows.
  private var pulseHeads: [PinReference] {
    let channels = ReactorChannels(files.board)
    guard !channels.valves.isEmpty else { return [] }
    return channels.gauges.max { $0.channel.fullScale < $1.channel.fullScale }
      .map { [$0.channel.input.value] } ?? []
  }

  /// Flows change slowly and are patiently watched: a converter that shows nothing else is asked in
  /// every other step.
  private func pace(of converter: String) -> Int {
    let channels = ReactorChannels(files.board)
    let flows = channels.flows.map(\.channel.reading.value)
    return channels.measured.filter { $0.chip == converter }.allSatisfy(flows.contains) ? 2 : 1
  }

  /// The inputs of a converter that show something.
  private func inputs(of converter: String) -> [Int] {
    let pins = ReactorChannels(files.board).measured.filter { $0.chip == converter }
    return Set(pins.compactMap { Self.inputNames.firstIndex(of: $0.pin) }).sorted()
  }
}
