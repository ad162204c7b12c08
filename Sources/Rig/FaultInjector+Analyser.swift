import Documents
import Quantities
import Simulator

/// Faults of the analyser beside the buses, of the way to it, and of the relays before it.
extension FaultInjector {
  func analyserFault(_ target: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    guard let meter = world.parts.meter, let relays = world.parts.analyserRelays else {
      throw RigError(
        "this board has no analyser", remedy: "choose a board that has one, such as bench-analyser")
    }
    if target == "analyser.relay" { return try relayFault(relays, entry) }
    guard let ailment = ailment(entry) else { return nil }
    return Fault({ _ in meter.ailment = ailment }, end: { _ in meter.ailment = nil })
  }

  private func ailment(_ entry: FaultEntry) -> E4990AModel.Ailment? {
    switch entry.kind.value {
    case "refused": .unplugged
    case "silent": .silent
    case "garbled": .babbling
    case "slow": entry.number("s").map { .slow(Seconds($0)) }
    case "dropped": .hangingUp
    case "overload": .overloaded
    default: nil
    }
  }

  private func relayFault(
    _ relays: RelayBoard, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    let ailment: RelayBoard.Ailment
    switch entry.kind.value {
    case "stuck_open": ailment = .open
    case "stuck_closed": ailment = .closed
    default: return nil
    }
    let place = try path(entry)
    return Fault({ _ in relays.stick(place, ailment) }, end: { _ in relays.stick(place, nil) })
  }

  /// A channel of the board, or one of the paths that are known.
  private func path(_ entry: FaultEntry) throws(RigError) -> Int {
    let cells = files.board.cells.prefix(8).map(\.name)
    let known = ["open", "short", "load"]
    guard let name = entry.text("path") else { return 0 }
    if let place = known.firstIndex(of: name) { return 8 + place }
    guard let place = cells.firstIndex(of: name) else {
      throw RigError(
        "\(entry.target.place): no relay of the analyser leads to '\(name)'",
        remedy: Suggestion.advice(for: name, among: cells + known))
    }
    return place
  }
}
