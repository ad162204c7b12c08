import Procedures
import Quantities

/// What a cell's method acts on: the loop of its card, and the log of what that does.
final class CellLoop: Performer {
  let card: PotentiostatCard
  let sink: CellSink
  private let thermostat: Thermostat?
  let frontEnd: FrontEnd?
  let analyser: Analyser?
  /// Its place among the cells of the board.
  let number: UInt8
  /// Whether this cell has asked for a temperature.
  private var hasWarmed = false
  /// What it asked for, until that was taken.
  private var warmed: Celsius?
  private let conditions: [[Condition]]
  private let rules: [CellRule]
  let switching: CellSwitch
  private(set) var rule: CellRule
  var log = CellLog()
  private var sweep: PotentialSweep?
  /// What is added to a current so that what is measured is what was asked for.
  private var trim = Amperes.zero
  /// What it comes to, until it is set: not in the window in which it was found, which is full.
  private var trimmed: Amperes?
  /// Whether the drive has changed, so that what is being converted is of nothing any more.
  private var isBlank = false
  /// The sine that is to be added, or goes on.
  var sounding: Sounding?
  /// What the front end is doing for this cell, and with how much gain it did it last.
  var transforming: Transforming?
  var gain = FrontEnd.Gain.coarse
  /// What the analyser is doing for this cell, and in which spectrum it was lost.
  var analysing: Analysing?
  var lostAnalyserIn: Int?
  var isAnalyserLost = false
  /// How often the front end or the analyser could not be let go of.
  var stuck = 0
  /// What the cell is to be driven with once both have.
  private var postponed: (drive: Drive, from: Volts)?
  /// Why a frequency could not be measured.
  var lostPoint: CellNote?
  /// Since when the method runs, and until when it waits for a multiple of something since then.
  private var origin = Instant.zero
  private var appointment: Instant?
  /// When it was stepped last.
  private(set) var present = Instant.zero
  /// What it goes on with, and whether the next drive does.
  private let carry: CellCarry?
  private var goesOn = false
  /// For how many samples a finer range would have done.
  private var fine = 0

  init(
    _ card: PotentiostatCard, _ switching: CellSwitch, _ thermostat: Thermostat?,
    _ frontEnd: FrontEnd?, _ analyser: Analyser?, numbered number: UInt8, limits: CellLimits,
    _ program: Program,
    into sink: CellSink
  ) {
    self.thermostat = thermostat
    self.frontEnd = frontEnd
    self.analyser = analyser
    self.number = number
    self.card = card
    self.switching = switching
    self.sink = sink
    conditions = program.conditions
    rules = program.rules
    carry = program.carry
    rule = CellRule(sampling: .milliseconds(100), record: RecordRule(), limits: limits)
  }

  // MARK: What a method asks for

  /// - Parameter due: when it should have begun; what flows changes now, and is counted from now.
  func begin(_ instruction: Instruction, at due: Instant) {
    let now = max(present, due)
    guard case .cell(let asked) = instruction else { return }
    switch asked {
    case .drive(let drive): begin(drive, at: now)
    case .observe(let number): rule = rules[Int(number)]
    case .cycle:
      // The sample that ended the last cycle is of that.
      finish(at: now)
      log.beginCycle()
    case .warm(let goal):
      hasWarmed = true
      warmed = goal
      thermostat?.warm(to: goal)
    case .arrive: break
    case .goOn: goesOn = true
    case .tick(let period): appointment = next(period, after: due)
    case .spectrum: log.beginSpectrum()
    case .sine(let frequency, let amplitude): sound(Chord(frequency), amplitude, at: now)
    case .chord(let lowest, let amplitude, let count):
      sound(Chord(lowest, count: Int(count)), amplitude, at: now)
    case .transform(let frequency): transform(frequency)
    case .analyse(let frequency): analyse(frequency)
    }
  }

  /// The next whole multiple of a period since the method began.
  private func next(_ period: Seconds, after now: Instant) -> Instant {
    origin + period * ((now - origin).nanoseconds / period.nanoseconds + 1)
  }

  func end(_ instruction: Instruction, at now: Instant) {
    guard case .stay(let first, let count, _) = instruction else { return }
    log.stayEnded(by: (0..<count).first { holds(first + $0) }.map { Int($0) + 1 } ?? 0)
  }

  /// Whether a sweep, a sine or the time until an appointment is over: nothing else that a cell is
  /// asked for keeps its method waiting.
  func hasHappened(_ instruction: Instruction) -> Bool {
    guard case .cell(let asked) = instruction else { return true }
    return switch asked {
    case .arrive: sweep?.hasArrived ?? true
    case .sine, .chord: sounding == nil
    case .transform: transforming == nil
    case .analyse: analysing == nil
    case .tick: appointment.map { present >= $0 } ?? true
    case .observe, .drive, .cycle, .spectrum, .warm, .goOn: true
    }
  }

  func holds(_ condition: UInt16) -> Bool {
    conditions[Int(condition)].allSatisfy { $0.holds(for: log.value(of: $0.signal)) }
  }

  private func begin(_ drive: Drive, at now: Instant) {
    let resumed = goesOn ? carry : nil
    let before = resumed?.potential ?? log.potential
    finish(at: now)
    log.beginStep(at: now)
    if let resumed { log.goOn(resumed, at: now) }
    goesOn = false
    sweep = nil
    sounding = nil
    appointment = nil
    letGo()
    fine = 0
    apply(drive, from: before, at: now)
  }

  /// What may be joined to something else is not driven: it stays open until that has let go.
  private func apply(_ drive: Drive, from before: Volts, at now: Instant) {
    postponed = nil
    guard stuck == 0 else {
      postponed = (drive, before)
      return switching.open(at: now)
    }
    switch drive {
    case .rest: open(at: now)
    case .current(let current):
      self.drive(
        .current(current), in: CurrentRange.finest(for: current) ?? .milliamperes20, at: now)
    case .potential(let potential): self.drive(.potential(potential), in: widest, at: now)
    case .still: self.drive(.potential(before), in: widest, at: now)
    case .sweep(let end, let rate, let stair):
      sweep = PotentialSweep(from: before, to: end, rate, stair: stair, since: now)
      self.drive(.potential(before), in: widest, at: now)
    }
  }

  /// What flows at another potential is not known beforehand.
  private var widest: CurrentRange {
    switching.isClosed ? switching.range : .milliamperes20
  }

  // MARK: The loop

  func step(at now: Instant) {
    present = now
    if hasWarmed { thermostat?.retry() }
    switching.step(at: now)
    if let trimmed { switching.trim(to: trimmed) }
    trimmed = nil
    if sounding != nil { stepTone(at: now) }
    if transforming != nil { stepTransform(at: now) }
    if analysing != nil { stepAnalysis(at: now) }
    if stuck > 0 {
      letGo()
      if let (drive, before) = postponed { apply(drive, from: before, at: now) }
    }
    guard switching.isClosed, let potential = sweep?.step(at: now) else { return }
    switching.move(to: .potential(potential))
  }

  /// Which temperature was asked for since this was last asked.
  func takeWarmed() -> Celsius? {
    defer { warmed = nil }
    return warmed
  }

  /// Leaves the thermostat to itself, if this cell has asked it for anything.
  func coolDown() {
    guard hasWarmed else { return }
    hasWarmed = false
    thermostat?.rest()
  }

  /// When the loop itself has something to do.
  var wanted: Instant? {
    switching.wanted ?? sounding?.wanted ?? transforming?.due ?? analysing?.due
      ?? sweep?.due
      ?? appointment.flatMap { $0 > present ? $0 : nil }
  }

  func drive(_ loop: CellSwitch.Loop, in range: CurrentRange, at now: Instant) {
    switching.drive(loop, in: range, from: log.potential, at: now)
    blank()
  }

  func open(at now: Instant) {
    sounding = nil
    letGo()
    switching.open(at: now)
    blank()
  }

  private func blank() {
    forgetConversion()
    trim = .zero
    trimmed = nil
  }

  /// What is being converted is of nothing any more.
  func forgetConversion() {
    card.discard()
    isBlank = true
  }

  /// Why a frequency was lost since this was last asked.
  func takePointLoss() -> CellNote? {
    defer { lostPoint = nil }
    return lostPoint
  }

  /// Whether the drive has changed since this was last asked.
  func takeBlank() -> Bool {
    defer { isBlank = false }
    return isBlank
  }

  /// Keeps the loop where it should be: a current is trimmed, a range is left.
  func follow(_ sample: CellSample, at now: Instant) {
    guard switching.isClosed, let loop = switching.loop else { return }
    switch loop {
    case .current(let current): trim(current - trim, sample)
    case .potential:
      sweep?.sampled(from: sample.at - PotentiostatCard.sampling)
      chooseRange(sample, at: now)
    }
  }

  private func trim(_ asked: Amperes, _ sample: CellSample) {
    // A little more than setpoint and reading may be off together: CardSheet.
    let bound = switching.range.fullScale * 0.005
    trim = max(-bound, min(bound, trim + (asked - sample.current) * 0.2))
    trimmed = asked + trim
  }

  /// A potentiostat goes to the range that shows its current best.
  private func chooseRange(_ sample: CellSample, at now: Instant) {
    let current = sample.current.magnitude
    if current > switching.range.fullScale * 0.98 { return leaveRange(at: now) }
    let isFine = switching.range.finer.map { current < $0.fullScale * 0.8 } ?? false
    fine = isFine ? fine + 1 : 0
    guard fine > 5, let finer = switching.range.finer, let loop = switching.loop else { return }
    fine = 0
    drive(loop, in: finer, at: now)
  }

  /// A current beyond its range is shown by the next; a galvanostat is in the right one already.
  func leaveRange(at now: Instant) {
    guard let loop = switching.loop, !loop.holdsCurrent, let coarser = switching.range.coarser
    else { return }
    fine = 0
    drive(loop, in: coarser, at: now)
  }

  /// Whether another range might show what this one does not.
  var hasCoarser: Bool {
    switching.loop?.holdsCurrent == false && switching.range.coarser != nil
  }

  /// Whether what was asked for flows, or what can be told from nothing.
  func flows(_ current: Amperes) -> Bool {
    guard case .current(let asked)? = switching.loop else {
      return current.magnitude > Amperes(1e-6)
    }
    return current.magnitude > asked.magnitude * 0.1
  }

  // MARK: The log

  func beginLog(at now: Instant) {
    origin = now
    log.clear(at: now)
  }

  /// The method begins, or goes on with what was counted before it was cut off.
  func beginMethod(at now: Instant) {
    beginLog(at: now)
    guard let carry else { return }
    log.restore(carry)
    origin = carry.origin
  }

  /// Whether the method goes on with an earlier run.
  var isResumed: Bool { carry != nil }

  func closeLog(at now: Instant) { log.close(at: now) }

  func remember(_ aside: PotentiostatCard.Aside) {
    if hasWarmed { thermostat?.verify() }
    log.remember(aside)
  }

  func add(_ potential: Volts, _ current: Amperes, at now: Instant) -> CellSample {
    log.add(potential: potential, current: current, at: now)
  }

  /// Writes the newest sample down if its rule wants it.
  func note(in place: Int?, at now: Instant) {
    noted = place
    if let sample = log.record(by: rule.record) { sink.write(sample, log, in: place, at: now) }
  }

  /// Writes down the last sample of a step.
  func finish(at now: Instant) {
    if let sample = log.last() { sink.write(sample, log, in: noted, at: now) }
  }

  /// The instruction that the samples are of.
  private var noted: Int?
}
