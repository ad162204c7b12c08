import Documents
import Instrument
import Procedures
import Quantities
import Simulator

extension Rehearsal {
  /// Whether a board and its world have all that a coating needs: no plasma burns in a glovebox.
  public static func canCoat(_ files: BoardFiles) -> Bool {
    let channels = ReactorChannels(files.board)
    let generator = files.world.plants.entries.first { $0.value.kind.word == "generator" }
    guard !channels.generators.isEmpty, !channels.flows.isEmpty, let generator else { return false }
    let numbers = PlasmaNumbers.generator(generator.value.parameters)
    let pressure = KnownPlant.pressure(in: files)
    return numbers.lightsFrom <= pressure && pressure <= numbers.lightsTo
  }

  /// Half a minute of plasma in the first gas with the throttle open, on a stage that warms.
  static func coating(_ files: BoardFiles) -> Program {
    let channels = ReactorChannels(files.board)
    guard let generator = channels.generators.first?.channel,
      let flow = channels.flows.first?.channel
    else { return [] }
    let shutter = generator.shutter.flatMap {
      ReactorChannels.number(of: $0.value, among: channels.switches)
    }
    var steps = ways(files, channels).map { Instruction.turn(switch: $0, on: true) }
    steps += [.flow(controller: 0, to: flow.fullScale * 0.5), .throttle(.open), .hold(Seconds(20))]
    steps += [.ramp(zone: 0, to: Celsius(60), rate: .asFastAsProvable)]
    steps += [.strike(power: generator.full * (1.0 / 3), longest: Seconds(10))]
    if let shutter { steps.append(.turn(switch: shutter, on: true)) }
    steps += [.hold(Seconds(30)), .extinguish]
    if let shutter { steps.append(.turn(switch: shutter, on: false)) }
    return Program(steps + [.hold(Seconds(10))], conditions: [])
  }

  /// What must be open for a gas to come in and to be pumped.
  static func ways(_ files: BoardFiles, _ channels: ReactorChannels) -> [UInt8] {
    files.world.joins.entries.compactMap { join in
      guard case .plant(let port) = join.value.value, ["shutoff", "gate"].contains(port.port),
        let place = channels.switches.firstIndex(where: { $0.channel.line.value == join.name })
      else { return nil }
      return UInt8(exactly: place)
    }
  }
}
