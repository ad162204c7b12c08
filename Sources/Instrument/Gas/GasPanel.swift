import Procedures
public import Quantities

/// Everything that gas goes through: what lets it in, what chokes the pump, what measures it.
///
/// Whatever it is asked, two precursors are never let in at once: a valve opens only while every
/// other has been shut for as long as its seat takes to close.
public final class GasPanel {
  private let valves: [PulseValve]
  private let flows: [FlowController]
  private let gauges: [PressureGauge]
  private let switches: [PanelSwitch]
  private let throttle: ThrottleValve?
  private var turn = 0
  private var steps = 0
  private var cause: GasStop?

  /// How many steps lie between two looks at whether the converters still hold what they were told.
  private static let verifying = 10

  /// Gauges in any order; the one with the smallest range that is not exceeded is asked.
  public init(
    valves: [PulseValve] = [], flows: [FlowController] = [], gauges: [PressureGauge] = [],
    switches: [PanelSwitch] = [], throttle: ThrottleValve? = nil
  ) {
    self.valves = valves
    self.flows = flows
    self.gauges = gauges.sorted { $0.full < $1.full }
    self.switches = switches
    self.throttle = throttle
  }

  public var valveCount: Int { valves.count }
  public func valve(_ index: Int) -> PulseValve { valves[index] }
  public var flowCount: Int { flows.count }
  public func flow(_ index: Int) -> FlowController { flows[index] }
  public var switchCount: Int { switches.count }
  public func panelSwitch(_ index: Int) -> PanelSwitch { switches[index] }
  public var chokes: ThrottleValve? { throttle }

  /// Why the program may not go on; nil while all is well.
  public var stop: GasStop? { cause }

  /// What the best head shows: the finest that is within its range, or else the coarsest.
  public var pressure: Pascals? {
    for gauge in gauges where gauge.isInRange { return gauge.reading }
    return gauges.last?.reading
  }

  /// Opens a valve, or stops everything if that would bring two precursors together.
  func open(_ index: UInt8, at now: Instant) {
    for (other, valve) in valves.enumerated()
    where other != Int(index) && valve.isPassing(at: now) {
      stop(.together(UInt8(truncatingIfNeeded: other), index), at: now)
      return
    }
    guard cause == nil else { return }
    valves[Int(index)].open(at: now)
  }

  func close(_ index: UInt8, at now: Instant) { valves[Int(index)].close(at: now) }

  func set(flow index: UInt8, to flow: SCCM, at now: Instant) {
    flows[Int(index)].set(to: flow, at: now)
  }

  func set(_ setting: Throttle) { throttle?.set(to: setting) }

  func turn(switch index: UInt8, on: Bool) { switches[Int(index)].turn(on: on) }

  /// Every precursor off, at once: lines only, so that no bus can delay it.
  func closeAll(at now: Instant) { for valve in valves { valve.close(at: now) } }

  /// Between samples nothing is decided; a lease that ran out still ends.
  func check(at now: Instant) {
    for (index, valve) in valves.enumerated() {
      valve.lapse(at: now)
      if valve.isLost { stop(.valveLost(UInt8(truncatingIfNeeded: index)), at: now) }
    }
  }

  func stop(_ why: GasStop, at now: Instant) {
    if cause == nil { cause = why }
    closeAll(at: now)
  }

  func read(_ inputs: borrowing [AnalogueInputs], at now: Instant) {
    for gauge in gauges { gauge.scan(inputs) }
    for flow in flows { flow.scan(inputs, at: now) }
  }

  /// Leases of what is open are renewed, the throttle follows, and one converter is written.
  func write(at now: Instant) {
    for valve in valves { valve.renew(at: now) }
    throttle?.step(pressure)
    writeOne()
  }

  /// One converter a step, so that the scan never takes longer than planned.
  private func writeOne() {
    let count = flows.count + (throttle == nil ? 0 : 1)
    guard count > 0 else { return }
    turn = turn + 1 < count ? turn + 1 : 0
    steps += 1
    let isDue = steps % (Self.verifying * count) < count
    if turn < flows.count {
      if isDue { flows[turn].verify() } else { flows[turn].write() }
    } else if isDue {
      throttle?.verify()
    } else {
      throttle?.write()
    }
  }
}
