import Procedures
import Quantities
import Safety

/// What a reactor's program acts on: its zones and its gas panel.
final class Reactor: Performer {
  private let zones: [Zone]
  private let gas: GasPanel
  private let interlocks: [Interlock]
  private let conditions: [[Condition]]
  private let cells: CellBench
  /// How long a scan is on the wire at most.
  private let scan: Seconds

  init(
    _ zones: [Zone], _ gas: GasPanel, _ interlocks: [Interlock], conditions: [[Condition]],
    beside cells: CellBench, scan: Seconds
  ) {
    self.cells = cells
    self.scan = scan
    self.zones = zones
    self.gas = gas
    self.interlocks = interlocks
    self.conditions = conditions
  }

  func begin(_ instruction: Instruction, at now: Instant) {
    switch instruction {
    case .heat(let zone, let goal, let rate), .ramp(let zone, let goal, let rate):
      gas.changesTemperature()
      zones[Int(zone)].head(for: goal, at: rate)
    case .burst(let zone, _, _): zones[Int(zone)].pulse()
    case .creep(let zone, _, let rate, _): zones[Int(zone)].creep(at: rate)
    case .cool(let zone, _):
      gas.changesTemperature()
      zones[Int(zone)].rest()
    case .pulse(let valve, _): gas.open(valve, at: now)
    case .flow(let controller, let flow): gas.set(flow: controller, to: flow, at: now)
    case .throttle(let setting): gas.set(setting)
    case .turn(let index, let on): gas.turn(switch: index, on: on, at: now)
    case .strike(let power, _): gas.strike(power, at: now)
    case .extinguish: gas.extinguish(at: now)
    case .hold, .wait, .expect, .checkpoint, .stay, .branch, .cell: break
    }
  }

  /// A pulse begins where neither of its edges meets a cell that is being visited: the edges wait
  /// for nobody, and nothing waits for them.
  func earliest(_ instruction: Instruction, at now: Instant) -> Instant {
    guard case .pulse = instruction else { return now }
    return quiet(from: now, for: instruction)
  }

  /// The first moment from `due` on that is in no cell's way.
  func quiet(from due: Instant, for instruction: Instruction) -> Instant {
    guard !cells.areOver else { return due }
    guard case .pulse(_, let span) = instruction else {
      return cells.quiet(from: due, and: nil, scan: scan)
    }
    return cells.quiet(from: due, and: span, scan: scan)
  }

  func end(_ instruction: Instruction, at now: Instant) {
    switch instruction {
    // A burst or a creep that is over leaves nothing on, whatever follows.
    case .burst(let zone, _, _), .creep(let zone, _, _, _): zones[Int(zone)].rest()
    case .pulse(let valve, let span): gas.close(valve, after: span, at: now)
    case .heat, .ramp, .cool, .hold, .flow, .throttle, .turn, .strike, .extinguish, .wait, .expect,
      .checkpoint, .stay, .branch, .cell:
      break
    }
  }

  func hasHappened(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .heat(let zone, let goal, _): zones[Int(zone)].hasReached(goal)
    case .burst(let zone, let until, _):
      zones[Int(zone)].observation.map { $0.sample.value >= until } ?? false
    case .creep(let zone, let until, let rate, _):
      zones[Int(zone)].observation.map {
        rate > .zero ? $0.sample.value >= until : $0.sample.value <= until
      } ?? false
    case .cool(let zone, let below):
      zones[Int(zone)].observation.map { $0.sample.value < below } ?? false
    case .strike: gas.isBurning
    case .ramp, .hold, .pulse, .flow, .throttle, .turn, .extinguish, .wait, .expect, .checkpoint,
      .stay, .branch, .cell:
      true
    }
  }

  func holds(_ condition: UInt16) -> Bool {
    conditions[Int(condition)].allSatisfy { $0.holds(for: value(of: $0.signal)) }
  }

  /// What a signal reads now; nil if it cannot be read.
  func value(of signal: Signal) -> Double? {
    switch signal {
    case .temperature(let zone): zones[Int(zone)].observation?.sample.value.value
    case .pressure: gas.pressure?.value
    case .flow(let controller): gas.flow(Int(controller)).reading?.value
    case .interlock(let index): interlocks[Int(index)].isClosed ? 1 : 0
    case .turned(let index): gas.panelSwitch(Int(index)).isOn ? 1 : 0
    case .shut(let valve): gas.valve(Int(valve)).isShut ? 1 : 0
    case .thickness: gas.thickness?.value
    case .potential, .counterPotential, .current, .charge, .chargeShare, .drift, .cellTemperature,
      .way, .cycle:
      nil
    }
  }
}
