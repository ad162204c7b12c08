public import Quantities
import Safety

/// One cell with its card and its method: its own slot, its own safe state, which is open circuit.
///
/// It knows nothing of other cells or of the reactor, so that none of them can disturb it.
public final class Cell {
  /// What is done with the cell.
  public enum Phase: Hashable, Sendable {
    case waiting
    /// Its connection is being proved.
    case checking
    case running
    /// Its method is over.
    case done(at: Instant)
    /// Somebody ended it.
    case stopped(at: Instant)
    /// Something in the method did not come true.
    case unmet(instruction: Int, at: Instant)
    case tripped(CellFault, at: Instant)
  }

  public let name: String
  public let declaration: CellDeclaration
  private let limits: CellLimits
  private let loop: CellLoop
  private var clock: SampleClock
  private var slot: Slot
  private var check: ConnectionCheck
  private var watch = CellWatch()
  private var monitor = MonitorWatch()
  /// What the monitor saw shortly before the conversion ends.
  private var earlier: MonitorWatch.Seen?
  private var collapse = CollapseWatch()
  private var reference = ReferenceWatch()
  /// The newest thing that is to be known of it.
  public private(set) var noted: (note: CellNote, at: Instant)?
  private var now = Phase.waiting
  private var last: Instant?
  private var due = Instant.zero
  private var resistance: Ohms?

  public init(
    _ name: String, numbered number: UInt8, _ card: PotentiostatCard,
    declared declaration: CellDeclaration, isSlow: Bool, running program: Program,
    into sink: (any RecordSink)?
  ) {
    self.name = name
    self.declaration = declaration
    limits = CellLimits.card.within(declaration.limits)
    loop = CellLoop(
      card, CellSwitch(card, isThree: declaration.hasReference, isSlow: isSlow), limits: limits,
      program, into: CellSink(number, sink))
    clock = SampleClock(asideEvery: declaration.hasReference ? .zero : Seconds(10))
    slot = Slot(program)
    check = ConnectionCheck(of: declaration)
  }

  public var phase: Phase { now }
  /// The newest sample of the present step.
  public var sample: CellSample? { loop.log.newest }
  /// What its leads and electrolyte came to when its connection was proved.
  public var leadResistance: Ohms? { resistance }
  /// How many cycles have begun.
  public var cycle: Int { loop.log.cycle }
  /// What has flowed in all of its method until the newest sample, each way for itself.
  public var charged: Coulombs { loop.log.total.charged }
  public var discharged: Coulombs { loop.log.total.discharged }
  /// What its method does now, by number.
  public var instructionIndex: Int? { slot.index }

  /// Whether nothing will happen to it any more.
  public var isOver: Bool {
    switch now {
    case .waiting, .checking, .running: false
    case .done, .stopped, .unmet, .tripped: true
    }
  }

  /// When there is something to do; a step before it only renews what keeps the cell closed.
  var wanted: Instant { isOver ? .never : due }

  /// Steps have passed in which nothing was due, the last of them now.
  func pass(until now: Instant) { last = now }

  /// Begins to prove the connection, and then the method.
  public func begin(at now: Instant) {
    guard self.now == .waiting else { return }
    self.now = .checking
    due = now
    loop.open(at: now)
    loop.beginLog(at: now)
  }

  /// Ends the method for good: open circuit.
  public func stop(at now: Instant) { if !isOver { end(.stopped(at: now), at: now) } }

  func trip(_ fault: CellFault, at now: Instant) {
    if !isOver { end(.tripped(fault, at: now), at: now) }
  }

  private func end(_ phase: Phase, at now: Instant) {
    // What the connection was proved with is of no step.
    if self.now == .running {
      loop.finish(at: now)
      switch phase {
      // Of what was cut nobody knows for how long it still flowed.
      case .waiting, .checking, .running, .tripped: break
      case .done, .stopped, .unmet: loop.closeLog(at: now)
      }
    }
    loop.open(at: now)
    self.now = phase
    loop.sink.write(phase, at: now)
  }

  /// Advances to `now`; returns when it wants to be called next.
  func step(at now: Instant) -> Instant {
    switch self.now {
    case .waiting, .done, .stopped, .unmet, .tripped: return .never
    case .checking, .running: break
    }
    if let last, now - last > Lease.term { trip(.lapsed(now - last), at: now) }
    last = now
    guard isOver || now >= due else { return min(due, now + Rhythm.period) }
    loop.step(at: now)
    if !isOver { read(at: now) }
    if self.now == .running { perform(at: now) }
    if loop.takeBlank() {
      clock.restart(at: now)
      watch.begin()
      monitor.begin()
      collapse.begin()
      reference.begin()
    }
    guard !isOver else { return .never }
    convert(at: now)
    due = due(after: now)
    return min(due, now + Rhythm.period)
  }

  private func perform(at now: Instant) {
    slot.step(loop, at: now)
    if let index = slot.failure { return end(.unmet(instruction: index, at: now), at: now) }
    if slot.isDone { end(.done(at: now), at: now) }
  }

  private func due(after now: Instant) -> Instant {
    var wanted = Instant.never
    if let due = loop.switching.wanted { wanted = min(wanted, due) }
    if let due = clock.wanted, loop.switching.wanted == nil { wanted = min(wanted, due) }
    if self.now == .running, let due = slot.due { wanted = min(wanted, due) }
    return wanted > now ? wanted : now + .milliseconds(1)
  }

  // MARK: Samples

  private func convert(at now: Instant) {
    guard loop.switching.wanted == nil,
      let pair = clock.begin(at: now, every: loop.rule.sampling)
    else { return }
    loop.card.start(pair, in: loop.switching.range, at: now)
  }

  private func read(at now: Instant) {
    if clock.takesPeek(at: now) {
      earlier = loop.switching.isClosed ? loop.card.monitored() : nil
    }
    switch clock.take(at: now) {
    case nil: return
    case .aside: takeAside(at: now)
    case .cell: if let fault = take(at: now) { trip(fault, at: now) }
    }
    let isLost = loop.card.takeLoss()
    if isLost, !isOver {
      note(.sampleLost, at: now)
      clock.again(at: now)
    }
    if let fault = watch.step(lost: loop.card.takeFailure() || isLost) { trip(fault, at: now) }
  }

  private func takeAside(at now: Instant) {
    guard let seen = loop.card.aside() else { return }
    loop.remember(seen)
    if let warm = seen.temperature {
      let left = limits.within(loop.rule.limits).time(toHottestFrom: warm)
      clock.lookAside(every: max(.milliseconds(500), min(Seconds(10), left)), at: now)
    }
    guard let counter = seen.counter, let working = loop.log.newest?.potential else { return }
    if let moved = reference.step(working: working, counter: counter) {
      note(.referenceMoved(moved), at: now)
    }
    guard declaration.hasReference, loop.switching.isClosed, let after = loop.card.monitored(),
      let fault = monitor.step(joined: working - counter, after: after)
    else { return }
    trip(fault, at: now)
  }

  private func note(_ note: CellNote, at now: Instant) {
    noted = (note, now)
    loop.sink.write(note, at: now)
  }

  /// Takes what was converted; returns what is wrong with it.
  private func take(at now: Instant) -> CellFault? {
    let (closed, open) = (loop.switching.isClosed, loop.switching.isOpen)
    guard let pins = loop.card.pins() else { return nil }
    if let fault = watch.step(pins, closed: closed, open: open) { return fault }
    guard let seen = loop.card.sample() else { return nil }
    guard let potential = seen.potential, let current = closed ? seen.current : .zero else {
      let hasCoarser = loop.hasCoarser
      loop.leaveRange(at: now)
      return watch.step(isBeyond: true, hasCoarser: hasCoarser)
    }
    _ = watch.step(isBeyond: false)
    let isLimited = closed && pins.contains(.limited)
    if let fault = watch.step(limited: isLimited, flows: loop.flows(current)) { return fault }
    switch compare(potential, current) {
    case .alike: break
    case .unsettled:
      note(.sampleUnsettled, at: now)
      clock.again(at: now)
      return nil
    case .fault(let fault): return fault
    }
    let sample = loop.add(potential, current, at: seen.at)
    if let fault = limits.within(loop.rule.limits).broken(by: sample) { return fault }
    if closed, let fault = compareCharges(at: now) { return fault }
    switch collapse.step(sample, holdsCurrent: loop.switching.loop?.holdsCurrent ?? false) {
    case .sound: break
    case .suspect: clock.again(at: now)
    case .collapsed: return .shorted(potential)
    }
    return use(sample, pins, at: now)
  }

  /// Asks the chip that needs neither converter; a bit that turned on the wire does not come twice.
  private func compare(_ potential: Volts, _ current: Amperes) -> MonitorWatch.Verdict {
    defer { earlier = nil }
    let range = loop.switching.range
    guard loop.switching.isClosed, var after = loop.card.monitored() else { return .alike }
    let isAlike =
      MonitorWatch.isAlike(after, current, in: range)
      && (declaration.hasReference || MonitorWatch.isAlike(after, potential))
    if !isAlike { after = loop.card.monitored() ?? after }
    let verdict = monitor.step(current, in: range, before: earlier, after: after)
    guard verdict == .alike, !declaration.hasReference else { return verdict }
    return monitor.step(potential, before: earlier, after: after)
  }

  /// Asks the counter that needs nobody, now and then.
  private func compareCharges(at now: Instant) -> CellFault? {
    guard watch.asksForCounter(at: now), let counter = loop.card.counted() else { return nil }
    return watch.compare(loop.log.charge(until: now), counter: counter, at: now)
  }

  private func use(_ sample: CellSample, _ pins: CardPins, at now: Instant) -> CellFault? {
    guard self.now == .checking else {
      loop.note(in: slot.index, at: now)
      loop.follow(sample, at: now)
      return nil
    }
    switch check.step(sample, pins) {
    case .drive(let current): loop.drive(.current(current), in: .microamperes200, at: now)
    case .failed(let fault): return fault
    case .passed(let found):
      resistance = found
      self.now = .running
      loop.open(at: now)
      loop.beginLog(at: now)
    }
    return nil
  }
}
