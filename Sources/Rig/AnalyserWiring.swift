import Documents
import HAL
import Quantities
import Simulator

/// Puts the analyser of a board before its relays, and those before its cells.
struct AnalyserWiring {
  /// The analyser, and which chip drives its relays.
  struct Made {
    let channel: AnalyserChannel
    let pins: AnalyserPins
    let meter: E4990AModel
    let relays: RelayBoard

    func pins(of chip: String) -> AnalyserPins? { channel.relays.value == chip ? pins : nil }
  }

  let board: BoardDocument
  let timeline: Timeline
  let noise: Noise
  let deadMan: DeadMan?

  /// Nil for a board without one.
  func build(before parts: WorldParts) -> Made? {
    guard let (_, channel) = board.analyser else { return nil }
    let pins = AnalyserPins(channel.relays.value)
    let holders = board.cells.map { parts.card($0.name)?.holder ?? CellHolder(nil) }
    let fixture = AnalyserFixture(
      pins, cells: holders, load: channel.load.value, deadMan: deadMan,
      errors: AnalyserFixture.Errors(noise))
    let meter = E4990AModel(before: fixture, on: timeline, noise: noise.stream("looks"))
    return Made(channel: channel, pins: pins, meter: meter, relays: fixture.relays)
  }
}
