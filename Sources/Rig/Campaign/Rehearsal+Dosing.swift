import Documents
import Instrument
import Procedures
import Quantities

extension Rehearsal {
  /// Whether a board and its world have all that a dose needs: in a plant whose pressure is held,
  /// gauges tell nothing of its valves.
  public static func canDose(_ files: BoardFiles) -> Bool {
    let channels = ReactorChannels(files.board)
    let isChamber = files.world.nets.entries.contains { net in
      guard case .plant(let port) = net.value.driver else { return false }
      return port.value.port == "pressure"
        && files.world.plants[port.value.plant]?.kind.word == "gas_chamber"
    }
    return isChamber && channels.valves.count > 1 && !channels.flows.isEmpty
      && !channels.gauges.isEmpty
  }

  /// A chamber that is shown to be tight, then twelve cycles of two precursors in the first gas on a
  /// stage that warms and three in less of it: enough to learn what a pulse brings and to miss it.
  static func dosing(_ files: BoardFiles) -> Program {
    let channels = ReactorChannels(files.board)
    guard let flow = channels.flows.first?.channel else { return [] }
    let tight: [[Condition]] = [
      [Condition(.pressure, .below, 0.05)], [Condition(.pressure, .below, 0.02)],
    ]
    var steps: [Instruction] = [.throttle(.open), .hold(Seconds(5)), .expect(condition: 0)]
    // Shut off, what leaks in stays.
    steps += [.throttle(.closed), .hold(Seconds(30)), .expect(condition: 1), .throttle(.open)]
    steps += ways(files, channels).map { .turn(switch: $0, on: true) }
    steps += [.ramp(zone: 0, to: Celsius(60), rate: .asFastAsProvable)]
    for (share, cycles) in [(0.8, 12), (0.6, 3)] {
      steps += [.flow(controller: 0, to: flow.fullScale * share), .hold(Seconds(10))]
      for _ in 0..<cycles {
        for valve in 0..<2 as Range<UInt8> {
          steps += [.pulse(valve: valve, for: Seconds(0.1)), .hold(Seconds(5))]
        }
      }
    }
    return Program(steps + [.hold(Seconds(10))], conditions: tight)
  }
}
