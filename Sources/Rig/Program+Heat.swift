public import Instrument
import Procedures

extension Program {
  /// Whether a generator is used at all.
  var burns: Bool {
    instructions.contains { if case .strike = $0 { true } else { false } }
  }

  /// Whether it has a step that only a temperature ends.
  var awaitsHeat: Bool {
    instructions.contains { instruction in
      switch instruction {
      case .heat, .cool: true
      case .hold, .ramp, .burst, .creep, .pulse, .flow, .throttle, .turn, .strike, .extinguish,
        .wait, .expect, .checkpoint, .stay, .branch, .cell:
        false
      }
    }
  }

  /// Whether it brings a zone to a temperature, and nothing of it measures what the zone is.
  func heats(zone: Int) -> Bool {
    var heats = false
    for instruction in instructions {
      switch instruction {
      case .heat(let other, _, _), .ramp(let other, _, _): heats = heats || Int(other) == zone
      case .burst(let other, _, _), .creep(let other, _, _, _):
        if Int(other) == zone { return false }
      case .cool, .hold, .pulse, .flow, .throttle, .turn, .strike, .extinguish, .wait, .expect,
        .checkpoint, .stay, .branch, .cell:
        break
      }
    }
    return heats
  }

  /// Whether it measures impedances by the front end that cells share.
  public var needsFrontEnd: Bool {
    instructions.contains {
      if case .cell(.transform) = $0 { true } else { false }
    }
  }

  /// Whether it measures impedances by the analyser beside the buses.
  public var needsAnalyser: Bool {
    instructions.contains {
      if case .cell(.analyse) = $0 { true } else { false }
    }
  }

  /// Whether it sets the thermostat of the cells.
  public var setsTemperature: Bool {
    instructions.contains {
      if case .cell(.warm) = $0 { true } else { false }
    }
  }
}
