import Quantities

extension PotentiostatCard {
  /// Where the comparator latches, in amperes and volts.
  private static let most = (current: 21e-3, potential: 5.25)
  /// What the loop cannot go beyond.
  private static let compliance = (current: 25e-3, potential: 5.5)
  /// The longest that anything is taken for granted.
  private static let longest = Seconds(60)

  /// Works out what the loop makes of the cell from `now` on.
  func begin(at now: Instant) {
    holder.state.temperature = holder.warmth(at: now)
    var next = CardSegment()
    next.start = now
    next.state = holder.state
    next.hasReference = hasReference
    followReference(at: now)
    next.drifts = hasReference ? referenceLost : nil
    next.isSeen =
      !holder.isEmpty && !holder.ailment.working
      && (!holder.ailment.counter || hasReference)
    chooseShunt(&next)
    close(&next, at: now)
    compare(&next, at: now)
    due = min(next.end, nextEvent(after: now))
    next.end = due
    tell(limited: next.isLimited, at: now)
    push(next)
  }

  /// An open reference lead drifts from when it came off, or was first wanted.
  private func followReference(at now: Instant) {
    guard holder.ailment.reference, !holder.isEmpty else {
      referenceLost = nil
      return
    }
    referenceLost = referenceLost ?? now
  }

  // MARK: The shunts

  private func chooseShunt(_ next: inout CardSegment) {
    let closed = closedRanges
    var conductance = 0.0
    if closed.small { conductance += 1 / 1000.0 }
    if closed.middle { conductance += 1 / 100.0 }
    if closed.large { conductance += 1 / 10.0 }
    next.shunt = conductance > 0 ? 1 / conductance : 0
    next.errors = closed.small ? errors.small : (closed.middle ? errors.middle : errors.large)
  }

  private var closedRanges: (small: Bool, middle: Bool, large: Bool) {
    let closed = (small: small.isClosed, middle: middle.isClosed, large: large.isClosed)
    guard glitch != nil else { return closed }
    return (small: closed.middle, middle: closed.large, large: closed.small)
  }

  // MARK: The loop

  /// What the loop aims at, with the errors of the card.
  private var aim: Double { errors.setpoint.of(reached) }

  private func close(_ next: inout CardSegment, at now: Instant) {
    guard cell.isClosed else { return }
    guard next.shunt > 0, holder.conducts else {
      next.isLimited = !isGalvanostat || reached != 0
      return
    }
    if isGalvanostat { holdCurrent(&next) } else { holdPotential(&next, at: now) }
  }

  private func holdCurrent(_ next: inout CardSegment) {
    let most = Self.compliance.current
    let wanted = 0.2 / next.shunt * aim
    let current = min(most, max(-most, wanted))
    let cell = potentials(at: current, in: next.state).cell
    guard cell.magnitude <= Self.compliance.potential else {
      return limit(&next, current > 0 ? 1 : -1)
    }
    next.isLimited = current != wanted
    keep(current, &next)
  }

  private func holdPotential(_ next: inout CardSegment, at now: Instant) {
    let drift = next.drifts.map { drifted($0, at: now) } ?? 0
    // While the buffer drifts the loop follows it, as long as it can.
    if drift >= 1 { return limit(&next, 1) }
    let target = (5 * aim + 5.5 * drift) / (1 - drift)
    if next.drifts != nil { next.end = min(next.end, next.start + .microseconds(250)) }
    let most = Self.compliance.current
    let current = root(target, next)
    if current.magnitude >= most {
      next.isLimited = true
      let clipped = current > 0 ? most : -most
      if potentials(at: clipped, in: next.state).cell.magnitude
        > Self.compliance.potential
      {
        return limit(&next, clipped)
      }
      next.end = min(next.end, next.start + .milliseconds(1))
      return keep(clipped, &next)
    }
    let cell = potentials(at: current, in: next.state).cell
    guard cell.magnitude <= Self.compliance.potential else { return limit(&next, cell) }
    step(current, towards: target, &next)
  }

  /// At the end of what the loop can give, on this side.
  private func limit(_ next: inout CardSegment, _ side: Double) {
    next.isLimited = true
    let volts = side > 0 ? Self.compliance.potential : -Self.compliance.potential
    let most = Self.compliance.current
    let current = Monotone.root(from: -most, to: most) {
      potentials(at: $0, in: next.state).cell - volts
    }
    next.end = min(next.end, next.start + .milliseconds(100))
    keep(current, &next)
  }

  private func root(_ target: Double, _ next: CardSegment) -> Double {
    let most = Self.compliance.current
    return Monotone.root(from: -most, to: most) {
      let found = potentials(at: $0, in: next.state)
      return (next.hasReference ? found.working : found.cell) - target
    }
  }

  /// A steady current, until the cell does something by itself.
  private func keep(_ current: Double, _ next: inout CardSegment) {
    next.drive = .steady
    next.current = current
    bound(&next)
    let quiet = quiet(at: current, in: next.state)
    if quiet < 100 {
      next.end = min(next.end, next.start + Seconds(max(0, quiet)) + Seconds(nanoseconds: 1))
    }
    // What goes through the electrodes of a leaking cell is steady for a moment only.
    if holder.isLeaking { next.end = min(next.end, next.start + Seconds(1)) }
  }

  /// The temperature is looked at now and then, more often while it moves.
  private func bound(_ next: inout CardSegment) {
    let longest = holder.isWarming(at: next.start) ? Seconds(1) : Self.longest
    next.end = min(next.end, next.start + longest)
  }

  /// A constant potential: exactly, where the model can; else along a line of Heun's method.
  private func step(_ current: Double, towards target: Double, _ next: inout CardSegment) {
    next.current = current
    bound(&next)
    let isWhole = !next.hasReference || holder.model is DummyCell
    if isWhole, held(at: target, for: 1, from: next.state) != nil {
      next.drive = .held(target)
      return
    }
    let span = Seconds(stride)
    next.end = min(min(next.end, next.start + span), nextEvent(after: next.start))
    let h = (next.end - next.start).value
    guard h > 0 else {
      next.drive = .steady
      return
    }
    var later = next
    later.state = cellState(after: h, at: current, from: next.state)
    let guess = root(target, later)
    later.state = cellState(after: h, at: (current + guess) / 2, from: next.state)
    let end = root(target, later)
    next.drive = .line((end - current) / h)
    let change = (end - current).magnitude / max(1e-7, current.magnitude)
    if change > 0.01 { stride = max(1e-3, stride / 2) }
    if change < 0.002 { stride = min(10, stride * 2) }
  }

  // MARK: The comparator

  private func compare(_ next: inout CardSegment, at now: Instant) {
    let isBeyond = exceeds(next, after: 0, at: now)
    beyond = isBeyond ? (beyond ?? now) : nil
    guard !isBeyond else { return }
    if next.drifts != nil, referenceLost.map({ drifted($0, at: now) < 1 }) ?? false {
      next.end = min(next.end, now + .microseconds(250))
    }
    let end = min(next.end, nextEvent(after: now))
    guard end > now, end != .never, leaves(next, at: end) else { return }
    // The moment when it began, to a microsecond.
    var (low, high) = (now, end)
    while (high - low).nanoseconds > 1000 {
      let middle = Instant(nanoseconds: low.nanoseconds / 2 + high.nanoseconds / 2)
      if leaves(next, at: middle) { high = middle } else { low = middle }
    }
    next.end = high
  }

  /// Whether a segment has come to where the comparator or the loop takes notice.
  private func leaves(_ part: CardSegment, at now: Instant) -> Bool {
    let span = (now - part.start).value
    if exceeds(part, after: span, at: now) { return true }
    guard case .steady = part.drive, !part.isLimited else { return false }
    let state = state(after: span, in: part, at: part.current)
    return potentials(at: part.current, in: state).cell.magnitude
      > Self.compliance.potential
  }

  private func exceeds(_ part: CardSegment, after span: Double, at now: Instant) -> Bool {
    let current = current(after: span, in: part)
    if current.magnitude > Self.most.current { return true }
    let mean = span > 0 ? passed(span, in: part).mean : current
    let state = state(after: span, in: part, at: mean)
    let found = seen(potentials(at: current, in: state), part, at: now)
    return found.leads.working.magnitude > Self.most.potential
  }
}
