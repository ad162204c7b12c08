import Documents
import HAL
import Quantities
import Simulator

/// Puts the front end of a board between its impedance converter and its cells.
struct FrontEndWiring {
  /// The front end, and which chips are on it.
  struct Made {
    let channel: FrontEndChannel
    let pins: FrontEndPins
    let frontEnd: FrontEnd

    func hasConverter(_ chip: String) -> Bool { channel.chip.value == chip }
    func pins(of chip: String) -> FrontEndPins? { channel.relays.value == chip ? pins : nil }
  }

  let board: BoardDocument
  let noise: Noise
  let deadMan: DeadMan?

  /// Nil for a board without one.
  func build(before parts: WorldParts) -> Made? {
    guard let channel = board.frontEnd else { return nil }
    let pins = FrontEndPins(channel.relays.value)
    let holders = board.cells.map { parts.card($0.name)?.holder ?? CellHolder(nil) }
    let frontEnd = FrontEnd(
      pins, cells: holders, standards: channel.standards.map(\.value),
      clock: board.clock(of: channel).value, deadMan: deadMan,
      errors: FrontEnd.Errors(noise), noise: noise.stream("looks"))
    return Made(channel: channel, pins: pins, frontEnd: frontEnd)
  }
}
