import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims the relays of the analyser that the cells share, and opens the way to it where it is
/// needed.
struct AnalyserMaker {
  let board: BoardDocument
  let buses: BusMap
  let world: any World

  /// Nil for a board without one, and where nobody needs it; its relays are opened all the same.
  ///
  /// A program that was killed may have left a cell joined, and whoever feeds the dead-man next joins
  /// it again.
  func analyser(isNeeded: Bool) throws(RigError) -> Analyser? {
    guard let (name, channel) = board.analyser else { return nil }
    let relays = channel.relays.value
    guard let document = board.chips[relays] else {
      throw RigError("there is no chip '\(relays)'", remedy: "name one of the board's chips")
    }
    // The relays first: whatever else is wrong, no cell is joined.
    let bus = try buses.bus(document.on.value)
    let address = try BusMap.address(document)
    let pins = try claim(relays, document) { () throws(TCA9535.Failure) in
      try TCA9535(on: bus, at: address, driving: Analyser.outputs, to: 0)
    }
    guard isNeeded else { return nil }
    return Analyser(E4990A(at: try world.port(name)), SharedRelays(pins), load: channel.load)
  }
}
