import HAL
import Procedures
public import Quantities

/// Everything that gas and films go through: valves, flows, pump, gauges, generator.
///
/// Whatever it is asked, two precursors are never let in at once: a valve opens only while every
/// other has been shut for as long as its seat takes to close.
public final class GasPanel {
  let valves: Lasting<PulseValve>
  let flows: Lasting<FlowController>
  let gauges: Lasting<PressureGauge>
  let switches: [PanelSwitch]
  let throttle: ThrottleValve?
  private let rf: Generator?
  let monitor: FilmMonitor?
  private var turn = 0
  /// Whether the program has told throttle or flows something that no converter knows yet.
  private var isTold = false
  private var rounds = 0
  private var cause: GasStop?
  private var ended: PulseRecord?
  let pulses: Apart<PulseWatch>
  /// Why nothing may be let in at the moment.
  private var forbidden: GasStop?
  private let purging = Apart(PurgeWatch())
  /// Until when what was let in last is still being purged.
  private var clear = Instant.zero
  private let heads = Apart(HeadWatch())
  var film: FilmWatch
  var rest = RestWatch()
  /// What grew too much and what rests elsewhere, until somebody asked.
  var drifts: (growth: DriftRecord?, rest: DriftRecord?)

  /// How many rounds lie between two looks at whether the converters hold what they were told.
  private static let verifying = 10
  /// As long as the longest purge of a recipe: for so long after a pulse there is something to pump.
  static let clearing = Seconds(60)

  public init(_ parts: GasParts = GasParts()) {
    valves = Lasting(parts.valves)
    pulses = Apart(PulseWatch(valves: parts.valves.count))
    film = FilmWatch(valves: parts.valves.count)
    flows = Lasting(parts.flows)
    gauges = Lasting(parts.gauges.sorted { $0.full < $1.full })
    switches = parts.switches
    throttle = parts.throttle
    rf = parts.generator
    monitor = parts.monitor
  }

  /// Why the program may not go on; nil while all is well.
  public var stop: GasStop? { cause }
  public var generator: Generator? { rf }
  /// What grew since the last film was begun.
  public var thickness: Nanometres? { monitor?.thickness }
  var isBurning: Bool { rf?.burns ?? false }
  /// The heat in the sample that the plasma explains, at most.
  var plasmaHeat: Watts { rf?.heat ?? .zero }

  /// What the best head shows: the finest that is within its range, or else the coarsest.
  public var pressure: Pascals? { withBest(\.reading) ?? nil }

  /// With the best head; nil where there is none.
  @inline(__always)
  func withBest<Result>(_ use: (PressureGauge) -> Result) -> Result? {
    let best = gauges.firstIndex(where: \.isInRange) ?? gauges.indices.last
    return best.map { gauges.with($0, use) }
  }

  /// Opens a valve, or stops everything if that would bring two precursors together.
  public func open(_ index: UInt8, at now: Instant) {
    for (other, valve) in valves.all.enumerated()
    where other != Int(index) && valve.isPassing(at: now) {
      return stop(.together(UInt8(truncatingIfNeeded: other), index), at: now)
    }
    for (number, item) in switches.enumerated() where item.isBarring {
      return stop(.barred(index, by: UInt8(truncatingIfNeeded: number)), at: now)
    }
    if let suspect = purging.value.suspect, suspect != index { stop(.unpurged(suspect), at: now) }
    if let forbidden { stop(forbidden, at: now) }
    if let stop = beginPulse(index, at: now) { self.stop(naming(stop), at: now) }
    guard cause == nil else { return }
    gauges.each { $0.mark() }
    purging.value.opens(index, under: throttle?.holding, at: pressure, in: told, at: now)
    clear = now + Self.clearing
    valves[Int(index)].open(at: now)
  }

  /// Shuts a valve; how long it was to be open is for the record.
  func close(_ index: UInt8, after asked: Seconds, at now: Instant) {
    let valve = valves[Int(index)]
    valve.close(at: now)
    pulses.value.end(index, at: now)
    purging.value.shuts(at: now, taking: valve.closing)
    ended = valve.lastWidth.map { PulseRecord(index, asked: asked, width: $0) }
  }

  /// The pulse that ended since this was asked last.
  func takePulse() -> PulseRecord? {
    defer { ended = nil }
    return ended
  }

  /// What was found of a pulse since this was asked last.
  func takePulsePressure() -> PulsePressureRecord? { pulses.value.takeRecord() }

  /// Says that pulses may fade away, as when a line is emptied.
  func bearMissingPulses() { pulses.value.bearsMissing = true }

  private func watchPulses(at now: Instant) {
    let found = withBest { gauge in
      if let pressure = gauge.reading, let instant = gauge.converted {
        pulses.value.see(pressure, at: instant)
      }
      return pulses.value.step(range: gauge.full, at: now)
    }
    if case let found?? = found { stop(naming(found), at: now) }
  }

  /// Whether there is nothing on the panel.
  var isBare: Bool { valves.isEmpty && flows.isEmpty && gauges.isEmpty }

  func set(flow index: UInt8, to flow: SCCM, at now: Instant) {
    purging.value.changes(flow: told, at: pressure, at: now)
    flows[Int(index)].set(to: flow, at: now)
    isTold = true
  }

  func set(_ setting: Throttle) {
    purging.value.forget()
    throttle?.set(to: setting)
    isTold = true
  }

  func turn(switch index: UInt8, on: Bool, at now: Instant) {
    purging.value.forget()
    // What a program switches between pulses, it does not purge with.
    clear = now
    switches[Int(index)].turn(on: on)
    guard switches[Int(index)].isBarring else { return }
    for (number, valve) in valves.all.enumerated() where valve.isPassing(at: now) {
      stop(.barred(UInt8(truncatingIfNeeded: number), by: index), at: now)
    }
  }

  func strike(_ power: Watts, at now: Instant) {
    purging.value.forget()
    monitor?.begin()
    if let forbidden { stop(forbidden, at: now) }
    if cause == nil { rf?.strike(power, at: now) }
  }

  func extinguish(at now: Instant) { rf?.makeSafe(at: now) }

  /// While there is a reason, nothing is let in or purged and no generator burns.
  func forbid(_ why: GasStop?, at now: Instant) {
    forbidden = why
    guard let why else { return }
    let isActive =
      now < clear || rf?.isOn == true || valves.contains(where: { $0.isPassing(at: now) })
    if isActive { stop(why, at: now) }
  }

  /// Puts switches at their safe level, which ends a program that wants them elsewhere.
  func hold(_ indices: [UInt8], safeFor why: GasStop, at now: Instant) {
    for index in indices where !switches[Int(index)].isSafe {
      switches[Int(index)].makeSafe()
      stop(why, at: now)
    }
  }

  /// Every precursor and the generator off, at once: lines only, so that no bus can delay it.
  func makeSafe(at now: Instant) {
    valves.each { $0.close(at: now) }
    pulses.value.cut()
    rf?.makeSafe(at: now)
  }

  func stop(_ why: GasStop, at now: Instant) {
    if cause == nil { cause = why }
    makeSafe(at: now)
  }

  /// Between samples nothing is decided; a lease that ran out still ends.
  func check(at now: Instant) {
    rf?.lapse(at: now)
    for index in valves.indices {
      let number = UInt8(truncatingIfNeeded: index)
      valves.with(index) { valve in
        valve.lapse(at: now)
        if valve.isLost { stop(.valveLost(number), at: now) }
        if valve.isStuck(at: now) { stop(.valveStuck(number), at: now) }
      }
    }
  }

  func read(_ inputs: Lasting<AnalogueInputs>, at now: Instant) {
    for index in gauges.indices { gauges.with(index) { $0.scan(inputs) } }
    for index in flows.indices { flows.with(index) { $0.scan(inputs, at: now) } }
    rf?.scan(inputs, at: now)
    monitor?.scan(inputs)
    watchPulses(at: now)
  }

  /// What must not go on: looked for in each step while a program runs.
  func watch(at now: Instant) {
    watchPressure(at: now)
    for index in flows.indices where flows.with(index, { $0.strays(at: now) }) {
      stop(.flowAstray(UInt8(truncatingIfNeeded: index), told: flows[index].setting), at: now)
    }
    if let failure = rf?.failure(at: now) { stop(failure, at: now) }
    if rf?.ignoresOff(at: now) == true { stop(.generatorStuck, at: now) }
  }

  /// Pressures mean something only while gas is let in.
  private func watchPressure(at now: Instant) {
    guard flows.contains(where: { $0.setting > .zero }) else { return heads.value.forget() }
    if let (fine, coarse) = heads.value.look(gauges, at: now) {
      stop(.gaugesApart(fine, coarse), at: now)
    }
    let opening = throttle?.holding?.opening
    let kept = withBest { purging.value.look($0, throttle: opening, at: now) }
    if case let valve?? = kept { stop(.unpurged(valve), at: now) }
  }

  /// Gas flows on after an end only while pump and pressure are proven: else what flows is told to
  /// flow no more, and what is switched goes to its safe level.
  func purge(unless forbidden: GasStop?, at now: Instant) {
    guard forbidden != nil || cause?.endsPurge == true || pressure == nil else { return }
    for flow in flows.all where flow.setting > .zero {
      flow.set(to: .zero, at: now)
      isTold = true
    }
    for item in switches where !item.isSafe { item.makeSafe() }
  }

  /// The first controller that shows a flow before it was told of any.
  var flowAtRest: Int? { flows.firstIndex(where: \.showsFlowAtRest) }

  /// Leases of what is open are renewed, the throttle follows, and what is due is written.
  func write(at now: Instant) {
    valves.each { $0.renew(at: now) }
    throttle?.step(pressure)
    rf?.write(at: now)
    if isTold { writeTold() } else { writeOne() }
  }

  /// What the program has told is written in the step that told it, flows before the throttle: what
  /// flows on into a chamber that is shut off already is no part of what the recipe asked for.
  private func writeTold() {
    isTold = false
    for flow in flows.all where flow.isDue { flow.write() }
    throttle?.write()
  }

  /// One converter a step, so that the scan never takes longer than planned.
  private func writeOne() {
    turn += 1
    if turn > flows.count {
      turn = 0
      rounds += 1
    }
    let isDue = rounds.isMultiple(of: Self.verifying)
    if turn < flows.count {
      if isDue { flows[turn].verify() } else { flows[turn].write() }
    } else if isDue {
      throttle?.verify()
    } else {
      throttle?.write()
    }
  }
}
