import HAL
public import Quantities

extension PotentiostatCard {
  /// What the expander, the converter and the dead-man say now.
  func readPins(at now: Instant) {
    isCellWanted = isHigh(pins.cell)
    isGalvanostat = isHigh(pins.galvanostat)
    hasReference = isHigh(pins.three)
    if isHigh(pins.armed) != isArmed {
      isArmed.toggle()
      disarmed = isArmed ? nil : now
    }
    let volts = setpoint.value(at: now)
    if volts != told {
      told = volts
      coming.append((now + .milliseconds(isHigh(pins.slow) ? 20 : 1), volts))
      arrives = coming[0].at
    }
    isFed = deadMan?.holds(at: now) ?? true
    happen(at: now)
  }

  private func isHigh(_ wire: Wire) -> Bool { wire.driven == .high }

  /// Everything that is due by `now`.
  func happen(at now: Instant) {
    if let deadMan, isFed, deadMan.drops <= now { isFed = false }
    if let since = disarmed, isTripped, since + .milliseconds(1) <= now { isTripped = false }
    if isArmed, let since = beyond, since + .milliseconds(1) <= now { isTripped = true }
    while arrives <= now { arrive() }
    cell.settle(to: now)
    if let end = glitch, end <= now { glitch = nil }
    tellRanges(at: now)
    cell.tell(isCellWanted && isFed && isArmed && !isTripped, at: now)
  }

  private func arrive() {
    reached = Self.share(coming.removeFirst().volts)
    arrives = coming.first?.at ?? .never
    stride = 1e-3
  }

  private func tellRanges(at now: Instant) {
    small.settle(to: now)
    middle.settle(to: now)
    large.settle(to: now)
    small.tell(isHigh(pins.small), at: now)
    middle.tell(isHigh(pins.middle), at: now)
    large.tell(isHigh(pins.large), at: now)
  }

  /// When something happens by itself next, the cell apart.
  func nextEvent(after now: Instant) -> Instant {
    var next = min(min(cell.moves, small.moves), min(middle.moves, large.moves))
    next = min(next, arrives)
    if let since = disarmed, isTripped { next = min(next, since + .milliseconds(1)) }
    if isArmed, !isTripped, let since = beyond { next = min(next, since + .milliseconds(1)) }
    if let glitch { next = min(next, glitch) }
    return next
  }

  /// Tells the expander what it can see.
  func tell(limited: Bool, at now: Instant) {
    pins.tripped.drive(isTripped ? .high : .low, at: now)
    pins.closed.drive(cell.isClosed ? .high : .low, at: now)
    pins.limited.drive(limited ? .high : .low, at: now)
    pins.coil.drive(isFed ? .high : .low, at: now)
  }

  func tellFixture(at now: Instant) {
    let number = holder.isEmpty ? 15 : holder.fixture
    for (bit, wire) in pins.fixture.enumerated() {
      wire.drive(number & 1 << UInt8(bit) != 0 ? .high : .low, at: now)
    }
  }

  // MARK: Faults

  /// The relay of another range does what that of the chosen one should, for so long.
  public func confuseRanges(for span: Seconds, at now: Instant) {
    cellChanges(at: now)
    glitch = now + span
  }

  /// Hangs the cells of two cards on each other's leads.
  public func swapCells(with other: PotentiostatCard, at now: Instant) {
    cellChanges(at: now)
    other.cellChanges(at: now)
    let mine = holder
    take(other.holder)
    other.take(mine)
    for card in [self, other] {
      card.forget()
      card.tellFixture(at: now)
    }
  }
}
