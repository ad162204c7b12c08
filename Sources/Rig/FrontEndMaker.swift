import Devices
import Documents
import HAL
import Instrument
import Quantities

/// Claims the chips of the front end that the cells share.
struct FrontEndMaker {
  let board: BoardDocument
  let buses: BusMap

  /// Nil for a board without one, and where nobody needs it; its relays are opened all the same, for
  /// the reason that the analyser's are.
  func frontEnd(isNeeded: Bool) throws(RigError) -> FrontEnd? {
    guard let channel = board.frontEnd else { return nil }
    // The relays first: whatever else is wrong, no cell is joined.
    let (relays, expander) = try chip(channel.relays)
    let pins = try claim(channel.relays.value, relays) { () throws(TCA9535.Failure) in
      try TCA9535(
        on: expander.bus, at: expander.address, driving: FrontEnd.outputs, to: 0)
    }
    guard isNeeded else { return nil }
    let (chip, place) = try chip(channel.chip)
    let clock = board.clock(of: channel)
    let converter = try claim(channel.chip.value, chip) { () throws(AD5933.Failure) in
      try AD5933(.ad5934, on: place.bus, at: place.address, clock: .outside(clock))
    }
    return FrontEnd(
      converter, SharedRelays(pins), standards: channel.standards, clock: clock)
  }

  private func chip(
    _ name: Located<String>
  ) throws(RigError) -> (ChipDocument, (bus: any I2CBus, address: I2CAddress)) {
    guard let document = board.chips[name.value] else {
      throw RigError("there is no chip '\(name.value)'", remedy: "name one of the board's chips")
    }
    return (document, (try buses.bus(document.on.value), try BusMap.address(document)))
  }
}
