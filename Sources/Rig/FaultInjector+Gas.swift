import Documents
import HAL
import Instrument
import Quantities
import Simulator

/// Faults of what gas goes through: valves, bottles, flow controllers, gauges, pump, throttle.
extension FaultInjector {
  func flowFault(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    guard let controller = world.parts.controller(name) else { throw missing("controller", name) }
    let sound = controller.ailing
    let change: (inout Simulator.FlowController.Ailment, Instant) -> Void
    switch entry.kind.value {
    case "stuck_open": change = { ailment, _ in ailment.stuck = 1.05 }
    case "stuck_closed", "no_gas": change = { ailment, _ in ailment.stuck = 0 }
    case "stuck_last": change = { $0.stuck = controller.asked(at: $1) }
    case "offset": change = { ailment, _ in ailment.zero = (entry.number("pct") ?? 0) / 100 }
    case "drift":
      change = { ailment, now in
        ailment.drift = (entry.number("pct_per_h") ?? 0) / 100
        ailment.since = now
      }
    default: return nil
    }
    return Fault(
      { now in
        var ailment = sound
        change(&ailment, now)
        controller.ail(with: ailment, at: now)
      }, end: { controller.ail(with: sound, at: $0) })
  }

  func doseFault(
    _ family: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    if family == "bottle" {
      guard let bottle = world.parts.bottle(name) else { throw missing("bottle", name) }
      return entry.kind.value == "empty"
        ? Fault({ _ in bottle.fill(to: 0) }, end: { _ in }) : nil
    }
    guard let valve = world.parts.valve(name) else { throw missing("valve", name) }
    var ailment = valve.ailing
    switch entry.kind.value {
    case "stuck_open": ailment.staysOpen = true
    case "stuck_closed": ailment.staysShut = true
    case "leak": ailment.leak = SCCM(entry.number("sccm") ?? 0)
    case "delay": ailment.late = Seconds((entry.number("ms") ?? 0) / 1000)
    default: return nil
    }
    return ailing([valve], with: ailment)
  }

  /// The switch says so, and no valve opens any more: springs shut them.
  func pilotAir(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    guard entry.kind.value == "fail" else { return nil }
    let said = try opened(name == "supply.pilot_air" ? "pilot_air" : name)
    var without = Simulator.PulseValve.Ailment()
    without.hasNoAir = true
    let felt = ailing(world.parts.valves.map(\.valve), with: without)
    return Fault(
      { now in
        said.onBegin(now)
        felt.onBegin(now)
      },
      end: { now in
        said.onEnd(now)
        felt.onEnd(now)
      })
  }

  private func ailing(_ valves: [Simulator.PulseValve], with ailment: Simulator.PulseValve.Ailment)
    -> Fault
  {
    let chambers = world.parts.chambers.map(\.chamber)
    func ail(_ ailment: Simulator.PulseValve.Ailment, _ now: Instant) {
      for chamber in chambers {
        for valve in valves where chamber.has(valve) {
          chamber.ail(valve, with: ailment, at: now)
        }
      }
    }
    return Fault({ ail(ailment, $0) }, end: { ail(Simulator.PulseValve.Ailment(), $0) })
  }

  func chamberFault(
    _ family: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    guard let chamber = world.parts.chamber(name) else { throw missing("chamber", name) }
    let sound = chamber.ailing
    let change: (inout GasChamber.Ailment, Instant) -> Void
    switch (family, entry.kind.value) {
    case ("pump", "stop"): change = { ailment, _ in ailment.pumpStands = true }
    case ("pump", "idle"):
      change = { ailment, _ in
        ailment.pumpStands = true
        ailment.switchLies = true
      }
    case ("chamber", "leak"):
      let leak = (entry.number("mbar_l_s") ?? 0) * 0.1 / SCCM(1).pascalCubicMetresPerSecond
      change = { ailment, _ in ailment.leak = SCCM(leak) }
    case ("throttle", "stuck_last"): change = { $0.throttle = chamber.throttled(at: $1) }
    case ("throttle", "shut"): change = { ailment, _ in ailment.throttle = 0 }
    default: return nil
    }
    return Fault(
      { now in
        var ailment = sound
        change(&ailment, now)
        chamber.ail(with: ailment, at: now)
      }, end: { chamber.ail(with: sound, at: $0) })
  }

  /// A switch of the room opens: the exhaust stands, the glovebox is wet or open.
  func roomFault(
    _ family: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    switch (family, entry.kind.value) {
    case ("exhaust", "stop"), ("glovebox", "o2"), ("glovebox", "open"): try opened(name)
    default: nil
    }
  }

  /// The program itself asks for what must not be: every precursor at once.
  func commandFault(_ entry: FaultEntry) -> Fault? {
    guard entry.target.value == "cmd.valve", entry.kind.value == "force_both" else { return nil }
    let host = host
    return Fault(
      { now in
        guard let panel = host.program?.panel else { return }
        for index in 0..<panel.valveCount {
          panel.open(UInt8(truncatingIfNeeded: index), at: now)
        }
      }, end: { _ in })
  }

  /// What a gauge shows is a net of its own.
  func gaugeFault(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    let head = try net(name)
    func laying(_ make: @escaping (Instant) -> any Disturbance) -> Fault {
      Fault({ head.disturb(with: make($0)) }, end: { _ in head.disturb(with: nil) })
    }
    switch entry.kind.value {
    // Its divider draws a broken wire to ground.
    case "stuck_low", "open": return laying { _ in Frozen(at: 0) }
    case "stuck_last": return laying { Frozen(at: head.value(at: $0)) }
    case "offset":
      let volts = (entry.number("mV") ?? 0) / 1000
      return laying { Miscalibration(offset: volts, since: $0) }
    case "swap":
      let other = try net(files.world.aliases["gauge.\(entry.text("with") ?? "")"]?.value ?? "")
      return Fault(
        { _ in
          head.disturb(with: Swapped(with: other))
          other.disturb(with: Swapped(with: head))
        },
        end: { _ in
          head.disturb(with: nil)
          other.disturb(with: nil)
        })
    default: return nil
    }
  }

  func missing(_ what: String, _ name: String) -> RigError {
    RigError("there is no \(what) '\(name)'", remedy: "choose a board whose world has one")
  }
}
