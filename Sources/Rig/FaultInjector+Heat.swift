import Documents
import HAL
import Quantities
import Simulator

/// Faults of heaters, their supply and what they heat.
extension FaultInjector {
  func heatFault(
    _ family: String, _ target: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    switch (family, entry.kind.value) {
    case ("supply", "gain"):
      // Power goes with the square of the voltage.
      let factor = entry.number("x") ?? 1
      return try ailing(name) { circuit, _ in circuit.gain *= factor * factor }
    case ("contactor", "weld"):
      return try ailing(name) { circuit, _ in circuit.contactorWelded = true }
    case ("pwm", "latched_last"): return try latch(name)
    case ("plant", "scale"):
      let stage = try stage(name)
      return Fault(
        { stage.loosen(to: entry.number("x") ?? 1, at: $0) }, end: { stage.loosen(to: 1, at: $0) })
    case ("plant", "step"):
      let stage = try stage(name)
      return Fault(
        { stage.warm(with: Watts(entry.number("W") ?? 0), at: $0) },
        end: { stage.warm(with: .zero, at: $0) })
    case ("heater", _): return try heaterFault(name, entry)
    default: return nil
    }
  }

  /// Somebody bridged the dead-man's contact: it holds whatever comes.
  var bridgedDeadMan: Fault? {
    guard let deadMan = world.parts.deadMan else { return nil }
    return Fault({ deadMan.bridge(true, at: $0) }, end: { deadMan.bridge(false, at: $0) })
  }

  private func heaterFault(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    switch entry.kind.value {
    case "stuck_on": return try ailing(name) { circuit, _ in circuit.switchWelded = true }
    case "stuck_off": return try ailing(name) { circuit, _ in circuit.open = true }
    case "half_wave": return try ailing(name) { circuit, _ in circuit.halfWave = true }
    case "gain":
      let factor = entry.number("x") ?? 1
      return try ailing(name) { circuit, _ in circuit.gain *= factor }
    case "intermittent":
      // Neither is shorter than a contact bounces.
      let on = Seconds(max(1e-3, entry.number("on_s") ?? 20))
      let off = Seconds(max(1e-3, entry.number("off_s") ?? 60))
      return try ailing(name) { circuit, now in circuit.loose = (on, off, now) }
    default: return nil
    }
  }

  private func ailing(
    _ name: String, _ change: @escaping (inout HeaterCircuit.Ailment, Instant) -> Void
  ) throws(RigError) -> Fault {
    guard let circuit = world.parts.heater(name) else {
      throw RigError("there is no heater '\(name)'", remedy: "name a plant of world.yaml")
    }
    let sound = circuit.ailing
    return Fault(
      { now in
        var ailment = circuit.ailing
        change(&ailment, now)
        circuit.ail(with: ailment, at: now)
      }, end: { circuit.ail(with: sound, at: $0) })
  }

  private func stage(_ name: String) throws(RigError) -> HeatedStage {
    guard let stage = world.parts.stage(name) else {
      throw RigError("there is no plant '\(name)'", remedy: "name a plant of world.yaml")
    }
    return stage
  }

  /// The heater's line stays at whatever level it has at that moment.
  private func latch(_ name: String) throws(RigError) -> Fault {
    let join = files.world.joins.entries.first {
      if case .plant(let port) = $0.value.value {
        return port.plant == name && port.port == "heater"
      }
      return false
    }
    let line = try world.line(join?.name ?? name)
    let lines = world.lines
    return Fault(
      { now in
        var fault = lines.fault(of: line)
        fault.stuck = lines.wire(line).level(at: now)
        lines.fail(line, as: fault)
      }, end: { _ in lines.fail(line, as: SimulatedLines.LineFault()) })
  }
}
