import Quantities

/// All that watches a cell beside its limits: the card's own pins, and the counter that needs nobody.
struct CellWatch {
  private var unread = 0
  private var beyond = 0
  private var limited = 0
  /// The number of the holder, once it was seen.
  private var holder: (number: UInt8?, isKnown: Bool) = (nil, false)
  private var lost = 0
  private var counted: (charge: Coulombs, counter: Coulombs, at: Instant)?
  private var differing = 0

  /// How often the coulomb counter is asked.
  private static let asking = Seconds(60)
  /// Its clock is right within 0.5 % and its shunt within the rest (SLYS021A).
  private static let share = 0.02
  /// What its offset of 1 µV over 10 ohm comes to, doubled.
  private static let offset = Amperes(0.2e-6)

  /// A new drive: what was counted before it is of another current.
  mutating func begin() {
    counted = nil
    beyond = 0
    limited = 0
  }

  /// What a read of the card found.
  mutating func step(lost isLost: Bool) -> CellFault? {
    lost = isLost ? lost + 1 : 0
    return lost > 2 ? .cardLost : nil
  }

  mutating func step(_ pins: CardPins, closed: Bool, open: Bool) -> CellFault? {
    if pins.contains(.tripped) { return .comparator }
    if closed, !pins.contains(.coil) { return .coilOff }
    if closed, !pins.contains(.closed) { return .notClosed }
    if open, pins.contains(.closed) { return .notOpen }
    // Cells that are put elsewhere while they run would be written under each other's names.
    if holder.isKnown, pins.fixture != holder.number { return .wrongFixture(pins.fixture) }
    holder = (pins.fixture, true)
    return nil
  }

  /// A loop at its end through which nothing flows has a lead that is off.
  mutating func step(limited isLimited: Bool, flows: Bool) -> CellFault? {
    limited = isLimited ? limited + 1 : 0
    return limited > (flows ? 1 : 0) ? .leadOpen : nil
  }

  /// One of two numbers was beyond what its converter shows.
  ///
  /// - Parameter hasCoarser: whether another range might show it.
  mutating func step(isBeyond: Bool, hasCoarser: Bool = false) -> CellFault? {
    beyond = isBeyond ? beyond + 1 : 0
    return beyond > (hasCoarser ? 2 : 0) ? .beyondRange : nil
  }

  func asksForCounter(at now: Instant) -> Bool {
    counted.map { now - $0.at >= Self.asking } ?? true
  }

  mutating func compare(
    _ charge: Coulombs, counter: Coulombs, at now: Instant
  ) -> CellFault? {
    defer { counted = (charge, counter, now) }
    guard let before = counted else { return nil }
    let (ours, its) = (charge - before.charge, counter - before.counter)
    let bearable = ours.magnitude * Self.share + Self.offset * (now - before.at)
    differing = (ours - its).magnitude <= bearable ? 0 : differing + 1
    return differing > 1 ? .chargesDisagree(ours, counter: its) : nil
  }
}
