import Documents
import HAL
import Quantities
import Simulator

/// Faults of buses, of chips on them, and of lines.
extension FaultInjector {
  func busFault(
    _ target: String, _ name: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    if target == "i2c.mux" {
      let branch = Int(entry.number("ch") ?? 0)
      return entry.kind.value == "stuck" ? try chip(name, .stuckBranch(branch)) : nil
    }
    let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
    let bus = files.world.aliases[parts[0]]?.value ?? ownName(parts[0])
    guard parts.count == 2 else { return try wholeBus(bus, entry) }
    return try chipOnBus(bus, parts[1], entry)
  }

  /// `i2c.cells` is the bus `cells` of the board, unless the world calls another so.
  private func ownName(_ target: String) -> String {
    let name = String(target.dropFirst("i2c.".count))
    return files.board.buses.names.contains(name) ? name : target
  }

  private func wholeBus(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    let bus = try world.simulatedBus(name)
    let share = entry.number("p") ?? 1
    var failures = bus.failing
    switch entry.kind.value {
    case "nak": failures.naks = share
    case "flip": failures.flips = share
    case "arb_lost": failures.collisions = share
    case "sda_stuck": failures.dataStuck = true
    case "scl_stuck": failures.clockStuck = true
    default: return nil
    }
    return Fault({ _ in bus.fail(as: failures) }, end: { _ in bus.fail(as: BusFailures()) })
  }

  private func chipOnBus(
    _ busName: String, _ address: String, _ entry: FaultEntry
  ) throws(RigError) -> Fault? {
    let bus = try world.simulatedBus(busName)
    let (name, target) = try chip(on: busName, at: address)
    switch entry.kind.value {
    case "dead":
      return Fault(
        { _ in bus.ail(target, with: .dead) }, end: { _ in bus.ail(target, with: .sound) })
    case "write_lost":
      return Fault(
        { _ in bus.ail(target, with: .deaf) }, end: { _ in bus.ail(target, with: .sound) })
    // A reset is over in an instant; what it leaves behind is not.
    case "por": return Fault({ target.powerOnReset(at: $0) }, end: { _ in })
    case "wrong_id": return try chip(name, .wrongIdentity)
    default: return nil
    }
  }

  private func chip(
    on bus: String, at address: String
  ) throws(RigError) -> (name: String, chip: any I2CTarget) {
    let digits = address.hasPrefix("0x") ? String(address.dropFirst(2)) : address
    let found = files.board.chips.entries.first {
      $0.value.on.value == BusReference(name: bus)
        && $0.value.address.value == UInt8(digits, radix: 16)
    }
    guard let found, let chip = world.parts.chip(found.name) else {
      throw RigError(
        "bus '\(bus)' has no chip at \(address)", remedy: "see 'solidus board list' for addresses")
    }
    return (found.name, chip)
  }

  func lineFault(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    var fault = SimulatedLines.LineFault()
    switch entry.kind.value {
    case "busy": fault.busy = true
    case "ebadf": fault.lost = true
    case "stuck_high": fault.stuck = .high
    case "stuck_low": fault.stuck = .low
    case "invert": fault.inverted = true
    default: return nil
    }
    let lines = world.lines
    let numbers =
      name == "gpio.*"
      ? (0..<lines.count).map { LineNumber(UInt16($0)) } : [try world.line(lineName(name))]
    return Fault(
      { _ in for number in numbers { lines.fail(number, as: fault) } },
      end: { _ in for number in numbers { lines.fail(number, as: SimulatedLines.LineFault()) } })
  }

  /// The button breaks its line; a line that says nothing says stop.
  func emergencyStop(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    guard entry.kind.value == "press" else { return nil }
    return try opened(name == "estop" ? "emergency_stop" : name)
  }

  /// `gpio.contactor` is the line `contactor` of the board.
  private func lineName(_ name: String) -> String {
    name.hasPrefix("gpio.") ? String(name.dropFirst(5)) : name
  }
}
