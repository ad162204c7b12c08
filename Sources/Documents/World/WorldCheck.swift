/// Finds names in a world that lead nowhere, and scales that are no lines.
struct WorldCheck {
  private let world: WorldDocument
  private let board: BoardDocument?

  init(_ world: WorldDocument, _ board: BoardDocument?) {
    self.world = world
    self.board = board
  }

  func run(_ report: inout Report) {
    for plant in world.plants.entries where !report.isFull { check(plant, &report) }
    for net in world.nets.entries where !report.isFull { check(net, &report) }
    for join in world.joins.entries where !report.isFull {
      check(join.value, of: join.name, &report)
      if let board { checkSource(join.name, join.place, board, &report) }
    }
  }

  /// What a plant names must be there.
  private func check(_ plant: Named<PlantDocument>.Entry, _ report: inout Report) {
    for parameter in plant.value.kind.parameters {
      guard let name = plant.value.parameters[name: parameter.key] else { continue }
      switch parameter.value {
      case .quantity, .precursor, .material, .cellSet: break
      case .channel: if let board { checkChannel(name, plant.place, board, &report) }
      case .net: if world.nets[name] == nil { missingNet(name, plant.place, &report) }
      case .plant(let word):
        if world.plants[name]?.kind.word == word { continue }
        let others = world.plants.entries.filter { $0.value.kind.word == word }.map(\.name)
        report.error(
          at: plant.place, "there is no \(word) '\(name)'",
          remedy: Suggestion.remedy(for: name, among: others))
      }
    }
  }

  private func checkChannel(
    _ name: String, _ place: Place, _ board: BoardDocument, _ report: inout Report
  ) {
    if case .cell? = board.channels[name] { return }
    let cells = board.channels.entries.filter { if case .cell = $0.value { true } else { false } }
    report.error(
      at: place, "the board has no cell channel '\(name)'",
      remedy: Suggestion.remedy(for: name, among: cells.map(\.name)))
  }

  private func check(_ net: Named<NetDocument>.Entry, _ report: inout Report) {
    switch net.value.driver {
    case .held: break
    case .plant(let reference): check(reference.value, reference.place, as: .output, &report)
    case .scale(let scale):
      checkSource(scale.net, of: net.name, &report)
      check(scale, &report)
    case .sensor(let sensor): checkSource(sensor.net, of: net.name, &report)
    }
  }

  /// What meets a plant.
  private enum Use: String {
    case output, input
    case follows = "input for pins"
  }

  private func check(
    _ reference: PlantReference, _ place: Place, as use: Use, _ report: inout Report
  ) {
    guard let plant = world.plants[reference.plant] else {
      report.error(
        at: place, "there is no plant '\(reference.plant)'",
        remedy: Suggestion.remedy(for: reference.plant, among: world.plants.names))
      return
    }
    let ports =
      switch use {
      case .output: plant.kind.outputs
      case .input: plant.kind.inputs
      case .follows: plant.kind.follows
      }
    if ports.contains(reference.port) { return }
    report.error(
      at: place,
      "a \(plant.kind.word) has no \(use.rawValue) '\(reference.port)'",
      remedy: Suggestion.remedy(for: reference.port, among: ports))
  }

  private func checkSource(
    _ net: Located<String>, of name: String, _ report: inout Report
  ) {
    if !leadsToSource(net.value, from: name) {
      report.error(
        at: net.place, "'\(name)' is scaled from itself, or through too many nets",
        remedy: "read a net that a plant drives or that is held")
    } else if world.nets[net.value] == nil {
      missingNet(net.value, net.place, &report)
    }
  }

  private func check(_ scale: NetScale, _ report: inout Report) {
    for points in [scale.from, scale.to] + (scale.within.map { [$0] } ?? [])
    where Set(points.value.map(\.kind)).count > 1 {
      report.error(
        at: points.place, "the two quantities are of different kinds", remedy: "write both in one")
    }
    let starts = scale.from.value.map(\.counted)
    if Set(starts).count == 1 {
      report.error(
        at: scale.from.place, "the two points are one", remedy: "write two different quantities")
    }
  }

  /// Whether the chain of nets ends, within eight of them.
  private func leadsToSource(_ net: String, from name: String) -> Bool {
    var seen: Set<String> = [name]
    var next = net
    while seen.insert(next).inserted, seen.count <= 8 {
      guard let further = world.nets[next]?.driver.source else { return true }
      next = further.value
    }
    return false
  }

  private func missingNet(_ name: String, _ place: Place, _ report: inout Report) {
    report.error(
      at: place, "there is no net '\(name)'",
      remedy: Suggestion.remedy(for: name, among: world.nets.names))
  }

  private func check(
    _ join: Located<JoinDocument>, of source: String, _ report: inout Report
  ) {
    switch join.value {
    case .net(let name): if world.nets[name] == nil { missingNet(name, join.place, &report) }
    case .plant(let reference):
      // A line switches, a pin of a chip drives a voltage.
      let use = PinReference(source) == nil ? Use.input : .follows
      check(reference, join.place, as: use, &report)
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
