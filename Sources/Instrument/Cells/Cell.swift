public import Control
import HAL
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
    /// What was said of it ends its method, as that wanted.
    case judged(CellVerdict, at: Instant)
    case tripped(CellFault, at: Instant)
  }

  public let name: String
  /// Its place on the board, from 0 on.
  public let number: UInt8
  public let declaration: CellDeclaration
  let limits: CellLimits
  let loop: CellLoop
  var clock: SampleClock
  let slot: Slot
  var check: ConnectionCheck
  var watch = CellWatch()
  var monitor = MonitorWatch()
  /// What the monitor saw shortly before the conversion ends.
  var earlier: MonitorWatch.Seen?
  var collapse = CollapseWatch()
  var reference = ReferenceWatch()
  var climate = ClimateWatch()
  let judge: Apart<CellJudge>
  /// The newest thing that is to be known of it.
  public internal(set) var noted: (note: CellNote, at: Instant)?
  /// How many points of spectra were lost, and how often the analyser.
  public private(set) var unheard = (points: 0, analysers: 0)
  var now = Phase.waiting
  private var last: Instant?
  private(set) var due = Instant.zero
  private var windows: CellWindows
  private let branch: MultiplexedBus?
  /// The visit for which its branch was joined beforehand.
  private var joinedFor = Instant.zero
  /// Whether the counter of its monitor is to be asked in its next window.
  var asksForCounter = false
  /// Whether its monitor counts its passes from its own windows.
  private var isInStep = false
  var resistance: Ohms?

  public init(
    _ name: String, numbered number: UInt8, _ card: PotentiostatCard, on branch: MultiplexedBus?,
    declared declaration: CellDeclaration, isSlow: Bool, in thermostat: Thermostat? = nil,
    before frontEnd: FrontEnd? = nil, _ analyser: Analyser? = nil,
    running program: Program, into sink: (any RecordSink)?
  ) {
    self.name = name
    self.number = number
    self.declaration = declaration
    limits = CellLimits.card.within(declaration.limits)
    loop = CellLoop(
      card, CellSwitch(card, isThree: declaration.hasReference, isSlow: isSlow), thermostat,
      frontEnd, analyser, numbered: number, limits: limits, program, into: CellSink(number, sink))
    self.branch = branch
    windows = CellWindows(of: number, since: .zero)
    clock = SampleClock(asideEvery: Self.aside(declaration), in: windows)
    slot = Slot(program)
    check = ConnectionCheck(of: declaration, goingOn: program.carry != nil)
    judge = Apart(CellJudge(declaration.judged))
  }

  public var phase: Phase { now }
  /// The newest sample of the present step.
  public var sample: CellSample? { loop.log.newest }
  /// What its thermometer showed last; nil if it showed nothing yet.
  public var temperature: Celsius? { loop.log.warmth }
  /// What its leads and electrolyte came to when its connection was proved.
  public var leadResistance: Ohms? { resistance }
  /// What was said of it, in order.
  public var verdicts: [(evidence: VerdictEvidence, cycle: Int)] { judge.value.said }
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
    case .done, .stopped, .unmet, .judged, .tripped: true
    }
  }

  private static func aside(_ declaration: CellDeclaration) -> Seconds {
    declaration.hasReference ? .zero : Seconds(10)
  }

  /// When there is something to do; a step before it only renews what keeps the cell closed.
  var wanted: Instant {
    if isOver { return .never }
    let isReady = branch?.isJoined ?? true || joinedFor == due || soundsFreely
    return isReady ? due : due - CellWindows.joining
  }

  /// Whether a fast sine goes on, whose stairs and samples wait for no window.
  var soundsFreely: Bool { loop.sounding?.clock?.isFree ?? false }

  /// Steps have passed in which nothing was due, the last of them now.
  func pass(until now: Instant) { last = now }

  /// Begins to prove the connection, and then the method.
  ///
  /// - Parameter origin: when the reactor scans next: windows count from there.
  func begin(at now: Instant, since origin: Instant) {
    guard self.now == .waiting else { return }
    self.now = .checking
    windows = CellWindows(of: number, since: origin)
    clock = SampleClock(asideEvery: Self.aside(declaration), in: windows)
    // Who joins later finds that long past.
    due = windows.next(from: max(origin, now))
    loop.open(at: now)
    loop.beginLog(at: now)
  }

  /// Ends the method for good: open circuit.
  public func stop(at now: Instant) { if !isOver { end(.stopped(at: now), at: now) } }

  func trip(_ fault: CellFault, at now: Instant) {
    if !isOver { end(.tripped(fault, at: now), at: now) }
  }

  func end(_ phase: Phase, at now: Instant) {
    // What the connection was proved with is of no step.
    if self.now == .running {
      loop.finish(at: now)
      switch phase {
      // Of what was cut nobody knows for how long it still flowed.
      case .waiting, .checking, .running, .tripped: break
      case .done, .stopped, .unmet, .judged: loop.closeLog(at: now)
      }
    }
    loop.open(at: now)
    loop.coolDown()
    self.now = phase
    loop.sink.write(phase, at: now)
  }

  /// Advances to `now`; `wanted` says when it wants to be called next.
  func step(at now: Instant) {
    switch self.now {
    case .waiting, .done, .stopped, .unmet, .judged, .tripped: return
    case .checking, .running: break
    }
    if let last, now - last > Lease.term { trip(.lapsed(now - last), at: now) }
    last = now
    if isOver { return }
    guard now >= due else {
      // Whoever was on the bus meanwhile, messages of a visit go out at the same moments.
      if now >= wanted { join() }
      return
    }
    visit(at: now)
  }

  /// Once for each visit: a branch that cannot be joined is not asked again and again.
  private func join() {
    joinedFor = due
    branch?.join()
  }

  private func visit(at now: Instant) {
    if !isInStep { isInStep = loop.card.restartMonitor() }
    loop.step(at: now)
    if let why = loop.takePointLoss() {
      unheard.points += 1
      note(why, at: now)
    }
    if loop.takeAnalyserLoss() {
      unheard.analysers += 1
      note(.analyserLost, at: now)
    }
    // What may be joined to the front end must not be driven.
    if loop.stuck > Self.mostStuck { trip(.cardLost, at: now) }
    if loop.analyser?.relays.isWelded == true { trip(.stillJoined, at: now) }
    // Its window has no room for the beginning of the method, too.
    let wasRunning = self.now == .running
    let hasRead = !isOver && read(at: now)
    if wasRunning, self.now == .running { perform(at: now) }
    if loop.takeBlank() {
      clock.restart(at: now)
      watch.begin()
      monitor.begin()
      collapse.begin()
      reference.begin()
      judge.value.begin()
    }
    if isOver { return }
    if !hasRead {
      compareCharges(at: now)
      if isOver { return }
      convert(at: now)
    }
    due = due(after: now)
  }

  /// So often a bus that is busy may fail.
  private static let mostStuck = 3

  private func perform(at now: Instant) {
    slot.step(loop, at: now)
    if let index = slot.failure { return end(.unmet(instruction: index, at: now), at: now) }
    if slot.isDone { end(.done(at: now), at: now) }
  }

  private func due(after now: Instant) -> Instant {
    var wanted = Instant.never
    if let due = loop.wanted { wanted = min(wanted, due) }
    if let due = loop.sounding?.clock?.wanted ?? clock.wanted, loop.switching.wanted == nil {
      wanted = min(wanted, due)
    }
    if self.now == .running, let due = slot.due { wanted = min(wanted, due) }
    if asksForCounter { wanted = now }
    if soundsFreely { return wanted > now ? wanted : now + .milliseconds(1) }
    return windows.next(from: max(wanted, now + Seconds(nanoseconds: 1)))
  }

  /// What finds the lag of its card on a resistor; nil while its method goes on.
  ///
  /// - Parameter step: of the potential; what it drives through the resistor must fit 2 mA.
  public func lagProbe(step: Volts, at now: Instant) -> LagProbe? {
    isOver ? LagProbe(loop.card, step: step, at: now) : nil
  }
}
