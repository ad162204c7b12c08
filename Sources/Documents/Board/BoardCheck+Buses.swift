import Quantities

extension BoardCheck {
  /// Where a chip sits: its bus, and the multiplexer branches on the way to it.
  struct Position: Hashable {
    let bus: String
    let branches: [BusReference]
  }

  /// Checks what chips are attached to; gives the positions of those that are attached rightly.
  func checkBuses(_ report: inout Report) -> [String: Position] {
    var positions: [String: Position] = [:]
    for (name, chip) in board.chips.entries.map({ ($0.name, $0.value) }) where !report.isFull {
      guard let position = position(of: name, chip, &report) else { continue }
      positions[name] = position
      checkClock(of: name, chip, on: position.bus, &report)
    }
    return positions
  }

  private func position(
    of name: String, _ chip: ChipDocument, _ report: inout Report
  ) -> Position? {
    var branches: [BusReference] = []
    var on = chip.on
    while true {
      guard let branch = on.value.branch else {
        return bus(on, &report).map { Position(bus: $0, branches: branches.reversed()) }
      }
      guard let multiplexer = multiplexer(on, branch, &report) else { return nil }
      branches.append(on.value)
      // Eight in a row leave no voltage to speak of; more than that is a circle.
      if branches.count > 8 || on.value.name == name {
        report.error(
          at: chip.on.place, "'\(name)' is attached behind itself",
          remedy: "attach its multiplexer to a bus")
        return nil
      }
      on = multiplexer.on
    }
  }

  private func bus(_ on: Located<BusReference>, _ report: inout Report) -> String? {
    let name = on.value.name
    if board.buses[name] != nil { return name }
    if let chip = board.chips[name], chip.part.role == .multiplexer {
      report.error(
        at: on.place, "'\(name)' is a multiplexer", remedy: "write a branch: \(name).0 to \(name).7"
      )
    } else {
      report.error(
        at: on.place, "there is no bus '\(name)'",
        remedy: Suggestion.remedy(for: name, among: board.buses.names))
    }
    return nil
  }

  private func multiplexer(
    _ on: Located<BusReference>, _ branch: Int, _ report: inout Report
  ) -> ChipDocument? {
    let name = on.value.name
    if let chip = board.chips[name], chip.part.role == .multiplexer { return chip }
    let known = board.chips.entries.filter { $0.value.part.role == .multiplexer }.map(\.name)
    let message =
      board.buses[name] == nil
      ? "there is no multiplexer '\(name)'" : "'\(name)' is a bus and has no branch \(branch)"
    let remedy =
      board.buses[name] == nil
      ? Suggestion.remedy(for: name, among: known) : "write '\(name)'"
    report.error(at: on.place, message, remedy: remedy)
    return nil
  }

  private func checkClock(
    of name: String, _ chip: ChipDocument, on bus: String, _ report: inout Report
  ) {
    guard let clock = board.buses[bus]?.clock, clock.value > chip.part.clock else { return }
    let limit = QuantityPrinter.text(chip.part.clock)
    report.error(
      at: chip.on.place,
      "'\(name)' is an \(chip.part.number) for at most \(limit), but '\(bus)' runs at "
        + QuantityPrinter.text(clock.value),
      remedy: "slow the bus down to \(limit), or attach the chip to another")
  }
}
