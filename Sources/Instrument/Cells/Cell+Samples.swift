import Control
import HAL
import Quantities

/// What a cell does with what its card converted.
extension Cell {
  func convert(at now: Instant) {
    guard loop.switching.wanted == nil, loop.sounding == nil else { return }
    clock.expect(end: self.now == .running ? slot.due : nil, at: now)
    let pair = clock.begin(at: now, every: loop.rule.sampling, peeks: wantsTwoLooks)
    guard let pair else { return }
    loop.card.start(pair, in: loop.switching.range, at: now)
  }

  /// Whether the monitor is to be looked at before the coming sample, too: where the current may
  /// move meanwhile, after a sample that was not alike, and where samples are so close that two
  /// looks at each are likely to see a relay that bounces.
  private var wantsTwoLooks: Bool {
    monitor.isInDoubt || loop.switching.loop?.holdsCurrent != true
      || loop.rule.sampling < Self.rare
  }

  /// Of samples that are so far apart a bounce of 10 ms is seen once in fifty with two looks, once
  /// in a hundred with one: it is the counter of charge that finds it.
  private static let rare = Seconds(1)

  /// Takes what has been converted; false if there was nothing.
  func read(at now: Instant) -> Bool {
    if convertTone(at: now) { return true }
    if clock.takesPeek(at: now) {
      earlier = loop.switching.isClosed ? loop.card.monitored() : nil
    }
    switch clock.take(at: now) {
    case nil: return false
    case .aside: takeAside(at: now)
    case .cell: if let fault = take(at: now) { trip(fault, at: now) }
    }
    let isLost = loop.card.takeLoss()
    if isLost, !isOver {
      note(.sampleLost, at: now)
      clock.again(at: now)
    }
    if let fault = watch.step(lost: loop.card.takeFailure() || isLost) { trip(fault, at: now) }
    return true
  }

  func takeAside(at now: Instant) {
    guard let seen = loop.card.aside() else { return }
    loop.remember(seen)
    if let warm = seen.temperature {
      let left = limits.within(loop.rule.limits).time(toHottestFrom: warm)
      clock.lookAside(every: max(.milliseconds(500), min(Seconds(10), left)), at: now)
      if let goal = loop.takeWarmed() { climate.begin(to: goal, at: now) }
      if let fault = climate.step(warm, at: now) { return trip(fault, at: now) }
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

  func note(_ note: CellNote, at now: Instant) {
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
    if closed, watch.asksForCounter(at: now) { asksForCounter = true }
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

  /// Asks the counter that needs nobody, now and then: the window of a sample has no room for it.
  func compareCharges(at now: Instant) {
    guard asksForCounter else { return }
    asksForCounter = false
    guard loop.switching.isClosed, let counter = loop.card.counted() else { return }
    let charge = loop.log.charge(until: now)
    if let fault = watch.compare(charge, counter: counter, at: now) { trip(fault, at: now) }
  }

  /// Writes down what is said of the cell; some of that ends its method.
  private func judge(_ sample: CellSample, at now: Instant) {
    guard let (evidence, cycle) = judge.value.step(sample, in: loop.log.cycle) else { return }
    loop.sink.write(CellVerdictRecord(evidence, of: number, in: cycle), at: now)
    if slot.ends(with: evidence.verdict) { end(.judged(evidence.verdict, at: now), at: now) }
  }

  private func use(_ sample: CellSample, _ pins: CardPins, at now: Instant) -> CellFault? {
    guard self.now == .checking else {
      loop.note(in: slot.index, at: now)
      loop.follow(sample, at: now)
      if loop.switching.loop?.holdsCurrent == true { judge(sample, at: now) }
      return nil
    }
    switch check.step(sample, pins) {
    case .drive(let current): loop.drive(.current(current), in: .microamperes200, at: now)
    case .failed(let fault): return fault
    case .passed(let found):
      resistance = found
      self.now = .running
      loop.open(at: now)
      loop.beginMethod(at: now)
      if loop.isResumed { note(.goneOn, at: now) }
    }
    return nil
  }
}
