import Documents
import HAL
import Quantities
import Simulator

/// Makes the faults of a document out of what there is in a simulated world.
struct FaultInjector {
  let files: BoardFiles
  let world: SimulatedWorld
  let host: SimulatedHost

  init(_ files: BoardFiles, _ world: SimulatedWorld, _ host: SimulatedHost) {
    self.files = files
    self.world = world
    self.host = host
  }

  /// One fault, ready to begin; an error names the target or kind that there is not, and its place.
  func make(_ entry: FaultEntry) throws(RigError) -> Fault {
    do throws(RigError) { return try fault(entry) } catch {
      let place = "\(entry.target.place)"
      let isPlaced = error.what.hasPrefix(entry.target.place.file + ":")
      throw isPlaced
        ? error : RigError("\(place): \(error.what)", remedy: error.remedy, kind: error.kind)
    }
  }

  private func fault(_ entry: FaultEntry) throws(RigError) -> Fault {
    let target = entry.target.value
    let name = files.world.aliases[target]?.value ?? target
    let family = target.split(separator: ".").first.map(String.init) ?? target
    let made: Fault?
    switch family {
    case _ where target == "supply.pilot_air": made = try pilotAir(name, entry)
    case "mfc": made = try flowFault(name, entry)
    case "valve", "bottle": made = try doseFault(family, name, entry)
    case "pump", "chamber", "throttle": made = try chamberFault(family, name, entry)
    case "gauge": made = try gaugeFault(name, entry)
    case "cmd": made = commandFault(entry)
    case "exhaust", "glovebox": made = try roomFault(family, name, entry)
    case "tc": made = try sensorFault(target, name, entry)
    case "heater", "supply", "pwm", "plant", "contactor":
      made = try heatFault(family, target, name, entry)
    case "dead_man":
      made = entry.kind.value == "bridge" ? bridgedDeadMan : nil
    case "i2c": made = try busFault(target, name, entry)
    case "gpio": made = try lineFault(name, entry)
    case "host", "clock", "sched", "mem", "fs": made = hostFault(entry)
    case "board": made = boardFault(entry)
    case "rf": made = try plasmaFault(name, entry)
    case "cooling": made = entry.kind.value == "stop" ? try opened(name) : nil
    case "estop": made = try emergencyStop(name, entry)
    case "trip":
      // Whatever trips a cell leaves it the same way; this is what anybody can do to any of them.
      made = entry.kind.value == "any" ? try opened("emergency_stop") : nil
    case "cell": made = try cellFault(target, entry)
    case "thermostat": made = try thermostatFault(entry.kind.value)
    case "analyser": made = try analyserFault(target, entry)
    case "adc", "ps": made = try cardFault(target, name, entry)
    default:
      throw RigError(
        "\(entry.target.place): there is nothing called '\(target)' that could fail",
        remedy:
          "targets begin with tc, heater, supply, pwm, plant, contactor, dead_man, i2c, gpio, estop, rf, cooling,"
          + " mfc, valve, bottle, gauge, pump, throttle, chamber, exhaust, glovebox, cmd, cell, thermostat, analyser, adc, ps, trip,"
          + " board, host, clock, sched, mem or fs"
      )
    }
    guard let made else {
      throw RigError(
        "\(entry.kind.place): '\(target)' has no fault of the kind '\(entry.kind.value)'",
        remedy: "see docs/faults.md for what each target can suffer")
    }
    return made
  }
}

/// One fault, as what happens when it begins and when it ends.
struct Fault {
  let onBegin: (Instant) -> Void
  let onEnd: (Instant) -> Void

  init(_ onBegin: @escaping (Instant) -> Void, end onEnd: @escaping (Instant) -> Void) {
    self.onBegin = onBegin
    self.onEnd = onEnd
  }
}

extension FaultEntry {
  /// A number among the parameters, in the unit that its key names.
  func number(_ key: String) -> Double? {
    guard case .number(let value)? = parameters[key] else { return nil }
    return value
  }

  func text(_ key: String) -> String? {
    guard case .text(let value)? = parameters[key] else { return nil }
    return value
  }
}
