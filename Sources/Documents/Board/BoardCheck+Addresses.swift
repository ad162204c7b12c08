extension BoardCheck {
  private struct Slot: Hashable {
    let bus: String
    let address: UInt8
  }

  private typealias Occupant = (name: String, chip: ChipDocument, position: Position)

  /// No two chips may answer to one address at one time.
  func checkAddresses(_ positions: [String: Position], _ report: inout Report) {
    var slots: [Slot: [Occupant]] = [:]
    for entry in board.chips.entries {
      guard let position = positions[entry.name] else { continue }
      let slot = Slot(bus: position.bus, address: entry.value.address.value)
      let newcomer: Occupant = (entry.name, entry.value, position)
      for earlier in slots[slot, default: []] where !report.isFull {
        compare(newcomer, with: earlier, &report)
      }
      slots[slot, default: []].append(newcomer)
    }
  }

  private func compare(
    _ newcomer: Occupant, with earlier: Occupant, _ report: inout Report
  ) {
    let address = HexInteger.text(of: Int(newcomer.chip.address.value))
    let both = "'\(newcomer.name)' and '\(earlier.name)'"
    let place = newcomer.chip.address.place
    switch relation(newcomer.position.branches, earlier.position.branches) {
    case .apart: break
    case .together:
      report.error(
        at: place, "\(both) both answer at \(address) on '\(newcomer.position.bus)'",
        remedy: "give one another address, or put it behind a multiplexer")
    case .behindTwo:
      report.warning(
        at: place, "\(both) both answer at \(address) while their two multiplexers are open",
        remedy: "put them behind branches of one multiplexer")
    }
  }

  private enum Relation { case apart, together, behindTwo }

  /// Branches of one multiplexer are never open together; a trunk is open to all of its branches.
  private func relation(_ a: [BusReference], _ b: [BusReference]) -> Relation {
    for (first, second) in zip(a, b) where first != second {
      return first.name == second.name ? .apart : .behindTwo
    }
    return .together
  }
}
