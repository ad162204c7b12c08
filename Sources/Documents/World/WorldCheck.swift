/// Finds names in a world that lead nowhere, and scales that are no lines.
struct WorldCheck {
  private let world: WorldDocument
  private let board: BoardDocument?

  init(_ world: WorldDocument, _ board: BoardDocument?) {
    self.world = world
    self.board = board
  }

  func run(_ report: inout Report) {
    for net in world.nets.entries where !report.isFull { check(net, &report) }
    for join in world.joins.entries where !report.isFull {
      check(join.value, &report)
      if let board { checkSource(join.name, join.place, board, &report) }
    }
  }

  private func check(_ net: Named<NetDocument>.Entry, _ report: inout Report) {
    switch net.value.driver {
    case .held: break
    case .plant(let reference): check(reference.value, reference.place, asInput: false, &report)
    case .lagging(let lag):
      check(lag.plant.value, lag.plant.place, asInput: false, &report)
      checkLag(lag.plant, &report)
    case .scale(let scale): check(scale, of: net.name, &report)
    }
  }

  /// Sensors sit on the parts of a stage; a foil has none, and a current no time constant.
  private func checkLag(_ reference: Located<PlantReference>, _ report: inout Report) {
    guard ["foil", "current"].contains(reference.value.port) else { return }
    report.error(
      at: reference.place, "no lagging sensor follows '\(reference.value)'",
      remedy: "name element, wall or holder")
  }

  private func check(
    _ reference: PlantReference, _ place: Place, asInput: Bool, _ report: inout Report
  ) {
    guard let plant = world.plants[reference.plant] else {
      report.error(
        at: place, "there is no plant '\(reference.plant)'",
        remedy: Suggestion.remedy(for: reference.plant, among: world.plants.names))
      return
    }
    let ports = asInput ? plant.kind.inputs : plant.kind.outputs
    if ports.contains(reference.port) { return }
    report.error(
      at: place,
      "a \(plant.kind.word) has no \(asInput ? "input" : "output") '\(reference.port)'",
      remedy: Suggestion.remedy(for: reference.port, among: ports))
  }

  private func check(_ scale: NetScale, of name: String, _ report: inout Report) {
    if !leadsToSource(scale, from: name) {
      report.error(
        at: scale.net.place, "'\(name)' is scaled from itself, or through too many nets",
        remedy: "read a net that a plant drives or that is held")
    } else if world.nets[scale.net.value] == nil {
      missingNet(scale.net.value, scale.net.place, &report)
    }
    for points in [scale.from, scale.to] where Set(points.value.map(\.kind)).count > 1 {
      report.error(
        at: points.place, "the two quantities are of different kinds", remedy: "write both in one")
    }
    let starts = scale.from.value.map(\.counted)
    if Set(starts).count == 1 {
      report.error(
        at: scale.from.place, "the two points are one", remedy: "write two different quantities")
    }
  }

  /// Whether the chain of scales ends, within eight nets.
  private func leadsToSource(_ scale: NetScale, from name: String) -> Bool {
    var seen: Set<String> = [name]
    var next = scale.net.value
    while seen.insert(next).inserted, seen.count <= 8 {
      guard case .scale(let further)? = world.nets[next]?.driver else { return true }
      next = further.net.value
    }
    return false
  }

  private func missingNet(_ name: String, _ place: Place, _ report: inout Report) {
    report.error(
      at: place, "there is no net '\(name)'",
      remedy: Suggestion.remedy(for: name, among: world.nets.names))
  }

  private func check(_ join: Located<JoinDocument>, _ report: inout Report) {
    switch join.value {
    case .net(let name): if world.nets[name] == nil { missingNet(name, join.place, &report) }
    case .plant(let reference): check(reference, join.place, asInput: true, &report)
    }
  }

  private func checkSource(
    _ name: String, _ place: Place, _ board: BoardDocument, _ report: inout Report
  ) {
    guard let pin = PinReference(name) else {
      if board.lines[name] == nil {
        report.error(
          at: place, "the board has no line '\(name)'",
          remedy: Suggestion.remedy(for: name, among: board.lines.names))
      }
      return
    }
    guard let chip = board.chips[pin.chip] else {
      report.error(
        at: place, "the board has no chip '\(pin.chip)'",
        remedy: Suggestion.remedy(for: pin.chip, among: board.chips.names))
      return
    }
    if chip.part.pin(pin.pin) == nil {
      report.error(
        at: place, "'\(pin.chip)' (\(chip.part.number)) has no pin '\(pin.pin)'",
        remedy: Suggestion.remedy(for: pin.pin, among: chip.part.pins.map(\.name)))
    }
  }
}
