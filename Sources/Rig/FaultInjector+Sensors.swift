import Documents
import HAL
import Quantities
import Simulator

/// Faults of temperature sensors: on the net that the chip reads, or in the chip.
extension FaultInjector {
  func sensorFault(
    _ target: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    if target == "tc.*" { return try everySensor(entry) }
    if target == "tc.cj" { return laying(on: try net("\(name).ambient")) { offset(entry, $0) } }
    switch entry.kind.value {
    case "open": return try chip(name, .openSensor)
    case "short": return try chip(name, .shortedSensor)
    case "stuck_last": return try chip(name, .frozen)
    case "stuck_bit":
      return try chip(
        name, .stuckBit(Int(entry.number("bit") ?? 0), high: entry.number("value") == 1))
    case "alert_stuck":
      return try chip(name, .alertStuck(entry.text("level") == "low" ? .low : .high))
    case "alert_inverted": return try chip(name, .alertsBackwards)
    case "detach", "short_mid": return try detach(name, entry)
    case "invert":
      let terminals = try net("\(name).ambient")
      return laying(on: try net("\(name).hot")) { _ in Inverted(around: terminals) }
    default: return try miscalibration(name, entry)
    }
  }

  private func miscalibration(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    let net = try sensorNet(name)
    let noise = Noise(seed: 1).stream(name)
    switch entry.kind.value {
    case "offset": return laying(on: net) { offset(entry, $0) }
    case "gain":
      return laying(on: net) { Miscalibration(gain: entry.number("x") ?? 1, since: $0) }
    case "drift":
      let rate = (entry.number("K_per_h") ?? 0) / 3600
      return laying(on: net) { Miscalibration(perSecond: rate, since: $0) }
    case "noise":
      return laying(on: net) { _ in Noisy(sigma: entry.number("sigma_K") ?? 0, noise: noise) }
    case "spike":
      return laying(on: net) { _ in
        Noisy(
          sigma: 0, spike: entry.number("K") ?? 0, probability: entry.number("p") ?? 0,
          noise: noise)
      }
    // The end of the range of the couple or the converter: 1372 °C for type K.
    case "saturate": return laying(on: net) { _ in Frozen(at: 1372) }
    case "nan": return laying(on: net) { _ in Frozen(at: .nan) }
    default: return nil
    }
  }

  private func offset(_ entry: FaultEntry, _ now: Instant) -> any Disturbance {
    Miscalibration(offset: entry.number("K") ?? 0, since: now)
  }

  private func detach(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault {
    let net = try sensorNet(name)
    let reads = entry.text("reads") ?? "wall"
    let words = ["ambient": "room", "heater": "element"]
    let other = try self.net(words[reads] ?? reads)
    let tau = Seconds(entry.number("tau_s") ?? 0)
    return laying(on: net) { now in
      Detached(from: net.value(at: now), to: other, tau: tau, since: now)
    }
  }

  /// A fault of all sensors at once, or of two with each other.
  private func everySensor(_ entry: FaultEntry) throws(RigError) -> Fault? {
    switch entry.kind.value {
    case "offset":
      let nets = world.parts.nets.filter { $0.name.hasSuffix(".hot") || $0.name.hasSuffix(".ain0") }
        .filter { isTemperature($0.name) }.map(\.net)
      return Fault(
        { now in for net in nets { net.disturb(with: offset(entry, now)) } },
        end: { _ in for net in nets { net.disturb(with: nil) } })
    case "swap":
      let a = try sensorNet(alias("tc.\(entry.text("a") ?? "sample")"))
      let b = try sensorNet(alias("tc.\(entry.text("b") ?? "stage")"))
      return Fault(
        { _ in
          a.disturb(with: Swapped(with: b))
          b.disturb(with: Swapped(with: a))
        },
        end: { _ in
          a.disturb(with: nil)
          b.disturb(with: nil)
        })
    default: return nil
    }
  }

  private func isTemperature(_ pin: String) -> Bool {
    let chip = pin.split(separator: ".").first.map(String.init) ?? ""
    guard let document = files.board.chips[chip] else { return false }
    return document.part.role == .thermocouple || document.settings.resistanceThermometer != nil
  }

  private func alias(_ target: String) -> String {
    files.world.aliases[target]?.value ?? target
  }

  /// The temperature that a chip's sensor feels.
  private func sensorNet(_ name: String) throws(RigError) -> Net {
    if let net = world.parts.net("\(name).hot") { return net }
    guard world.parts.chip(name) != nil else { throw missing("sensor", name) }
    return try net("\(name).ain0")
  }

  func net(_ name: String) throws(RigError) -> Net {
    guard let net = world.parts.net(name) else {
      throw RigError(
        "there is no net '\(name)' in this world", remedy: "see 'solidus board list' for its nets")
    }
    return net
  }

  func laying(
    on net: Net, _ make: @escaping (Instant) -> any Disturbance
  ) -> Fault {
    Fault({ net.disturb(with: make($0)) }, end: { _ in net.disturb(with: nil) })
  }

  /// A fault inside a chip; nil if that chip has no such fault.
  func chip(_ name: String, _ fault: ChipFault) throws(RigError) -> Fault? {
    guard let part = world.parts.chip(name) else { throw missing("chip", name) }
    guard let chip = part as? any Breakable else { return nil }
    return Fault({ _ = chip.suffer(fault, at: $0) }, end: { _ = chip.suffer(nil, at: $0) })
  }
}
