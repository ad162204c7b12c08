import Documents
import HAL
import Quantities
import Simulator

/// Faults of cells, their leads and their cards: the rows PS of the matrix.
extension FaultInjector {
  func cellFault(_ target: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    let channel = try cellChannel(target)
    switch (target.hasSuffix(".t"), entry.kind.value) {
    case (true, "ramp"):
      let rate = entry.number("K_per_s") ?? 0
      return try ailing(channel) { ailment, now in ailment.warming = (rate, now) }
    case (true, "stuck_last"):
      let net = try net("\(try cell(channel).current.value).ain2")
      return laying(on: net) { Frozen(at: net.value(at: $0)) }
    case (true, _): return nil
    case (false, "open"): return try open(channel, entry.text("lead") ?? "we")
    case (false, "short"):
      let ohms = entry.number("ohm") ?? 0.5
      guard ohms > 0 else { return nil }
      return try ailing(channel) { ailment, _ in ailment.short = ohms }
    case (false, "re_offset"):
      let volts = (entry.number("mV") ?? 0) / 1000
      return try ailing(channel) { ailment, _ in ailment.referenceOffset += volts }
    case (false, "v_offset"):
      // What comes before the divider is 2.5 times as much.
      let volts = (entry.number("V") ?? 0) / 2.5
      let net = try net("\(try cell(channel).potential.value).ain0")
      return laying(on: net) { Miscalibration(offset: volts, since: $0) }
    case (false, "reversed"):
      return try ailing(channel) { ailment, _ in ailment.reversed = true }
    default: return nil
    }
  }

  /// A circulator that hears nothing of its input and goes by its own panel.
  func thermostatFault(_ kind: String) throws(RigError) -> Fault? {
    guard kind == "fail" else { return nil }
    guard
      let (name, _) = files.board.channels.entries.lazy.compactMap({ entry in
        if case .thermostat(let channel) = entry.value { (entry.name, channel) } else { nil }
      }).first, let thermostat = world.parts.thermostat(name)
    else {
      throw RigError(
        "the cells of this board stand in no thermostat", remedy: "choose a board that has one")
    }
    return Fault({ thermostat.fail(true, at: $0) }, end: { thermostat.fail(false, at: $0) })
  }

  func cardFault(
    _ target: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    // Without an alias it is the first cell of the world.
    let channel = name == target ? try cellChannel("cell.0") : name
    let current = try net("\(try cell(channel).current.value).ain0")
    switch (target, entry.kind.value) {
    case ("adc.i", "drop"):
      guard let chip = world.parts.chip(try cell(channel).current.value) as? ADS122C04Model else {
        return nil
      }
      let losses = ADS122C04Model.Losses(
        entry.number("p") ?? 0.001, Noise(seed: 1).stream("adc.i drop"))
      return Fault({ _ in chip.losses = losses }, end: { _ in chip.losses = nil })
    // Both supplies of the amplifier are 2.5 V.
    case ("adc.i", "saturate"): return laying(on: current) { _ in Frozen(at: 2.5) }
    case ("ps.i", "invert"):
      let ground = Net("ground", held: 0)
      return laying(on: current) { _ in Inverted(around: ground) }
    case ("ps.range", "glitch"):
      let card = try card(channel)
      let span = Seconds((entry.number("ms") ?? 10) / 1000)
      return Fault({ card.confuseRanges(for: span, at: $0) }, end: { _ in })
    case ("ps.ch", "swap"):
      let a = try card(try cellChannel("cell.\(Int(entry.number("a") ?? 1) - 1)"))
      let b = try card(try cellChannel("cell.\(Int(entry.number("b") ?? 2) - 1)"))
      guard a !== b else { return nil }
      return Fault({ a.swapCells(with: b, at: $0) }, end: { a.swapCells(with: b, at: $0) })
    default: return nil
    }
  }

  private func open(_ channel: String, _ lead: String) throws(RigError) -> Fault? {
    switch lead {
    case "we": try ailing(channel) { ailment, _ in ailment.working = true }
    case "ce": try ailing(channel) { ailment, _ in ailment.counter = true }
    case "re": try ailing(channel) { ailment, _ in ailment.reference = true }
    default: nil
    }
  }

  private func ailing(
    _ channel: String, _ change: @escaping (inout CellHolder.Ailment, Instant) -> Void
  ) throws(RigError) -> Fault {
    let card = try card(channel)
    let sound = card.holder.ailing
    return Fault(
      { now in
        var ailment = card.holder.ailing
        change(&ailment, now)
        card.holder.ail(with: ailment, at: now)
      }, end: { card.holder.ail(with: sound, at: $0) })
  }

  /// `cell.0` is the first card of the world, unless an alias says which.
  private func cellChannel(_ target: String) throws(RigError) -> String {
    let parts = target.split(separator: ".").map(String.init)
    let whole = parts.prefix(2).joined(separator: ".")
    if let alias = files.world.aliases[target]?.value ?? files.world.aliases[whole]?.value {
      return alias
    }
    let names = world.parts.cards.map(\.name)
    guard parts.count > 1, let number = Int(parts[1]), names.indices.contains(number) else {
      throw RigError(
        "there is no cell '\(target)' in this world",
        remedy: "number its cards from cell.0 on, or choose a board that has them")
    }
    return names[number]
  }

  private func card(_ channel: String) throws(RigError) -> PotentiostatCard {
    guard let card = world.parts.card(channel) else {
      throw RigError("there is no card '\(channel)'", remedy: "name a channel with a card")
    }
    return card
  }

  private func cell(_ channel: String) throws(RigError) -> CellChannel {
    guard case .cell(let found)? = files.board.channels[channel] else {
      throw RigError(
        "the board has no cell channel '\(channel)'", remedy: "name one of board.yaml")
    }
    return found
  }
}
