import Quantities

/// Looks whether the pressure goes back after a pulse: it does not while the valve is stuck open,
/// or while nothing pumps.
///
/// Each head knows the pressure before a pulse, and what comes after is compared with the most of it:
/// a shut valve lets it fall within seconds, an open one keeps it there. Where a throttle holds the
/// pressure it is the throttle that stays open. It judges nothing while something else moves either.
struct PurgeWatch {
  private var isOpen = false
  private var worst = Pascals.zero
  private var shut: Instant?
  private var valve: UInt8 = 0
  /// The time of the reading that was looked at last.
  private var looked: Instant?
  /// The first reading since which nothing has fallen, and how many there are.
  private var staying: Instant?
  private var readings = 0
  /// The same of a throttle that holds the pressure.
  private var restOpening: Double?
  /// What it held before the pulse, or was on its way to.
  private var goal = Pascals.zero
  private var widest = 0.0
  private var yielding: Instant?
  /// The least flow of the last changes with its pressure, and until when that may still follow them.
  private var least: (flow: SCCM, pressure: Pascals, until: Instant)?
  /// Where the pressure may yet go by itself.
  private var coming = Pascals.zero

  /// What is not less than this share of the most has not fallen.
  private static let share = 0.9
  /// How long it may stay.
  private static let patience = Seconds(1)
  /// Less than this share above the pressure before and of the head's range together tells nothing.
  private static let rise = 0.2
  private static let noise = 0.001

  /// A throttle that stays wider by this share of its way, and for how long: it comes back slowly.
  private static let width = 0.03
  private static let longer = Seconds(3)

  /// As long as a flow, the pressure and a throttle that holds it take to come to rest.
  private static let settling = Seconds(10)

  /// A flow is about to change; what is told of all of them now, and the pressure with it.
  mutating func changes(flow told: SCCM, at pressure: Pascals?, at now: Instant) {
    forget()
    let until = now + Self.settling
    if let least, now < least.until, least.flow <= told {
      self.least = (least.flow, least.pressure, until)
    } else {
      least = (pressure == nil ? .zero : told, pressure ?? .zero, until)
    }
  }

  /// Flow, throttle or a switch is about to move the pressure.
  mutating func forget() {
    isOpen = false
    shut = nil
  }

  /// - Parameter held: what a throttle holds and how far it is open; nil if none holds any.
  mutating func opens(
    _ index: UInt8, under held: (goal: Pascals, opening: Double)?, at pressure: Pascals?,
    in flow: SCCM, at now: Instant
  ) {
    shut = nil
    valve = index
    let isSettling = if let least { now < least.until } else { false }
    coming = .zero
    if isSettling, let least {
      // From no flow at all nobody knows where the pressure goes.
      guard least.flow > .zero else {
        isOpen = false
        return
      }
      coming = least.pressure * (flow / least.flow)
    }
    isOpen = true
    goal = held?.goal ?? .zero
    // On its way to what it is to hold a throttle moves by itself.
    let isThere = pressure.map { ($0 - goal).magnitude <= goal * Self.rise } ?? false
    restOpening = isThere && !isSettling ? held?.opening : nil
  }

  /// The valve is told to shut, which takes its seat so long.
  mutating func shuts(at now: Instant, taking closing: Seconds) {
    guard isOpen else { return }
    isOpen = false
    shut = now + closing
    worst = .zero
    staying = nil
    readings = 0
    widest = 0
    yielding = nil
  }

  /// The valve whose gas does not go, once that is certain.
  mutating func look(
    _ gauge: PressureGauge, throttle opening: Double?, at now: Instant
  ) -> UInt8? {
    guard let shut, let taken = gauge.converted, taken > shut, taken != looked,
      let seen = gauge.reading, let before = gauge.rest
    else { return nil }
    looked = taken
    let rest = max(before, goal, coming)
    let excess = seen - rest
    let stays =
      excess > rest * Self.rise + gauge.full * Self.noise && excess >= worst * Self.share
    worst = max(worst, excess)
    readings = stays ? readings + 1 : 0
    staying = stays ? staying ?? taken : nil
    if let staying, taken - staying >= Self.patience { return valve }
    return yields(opening, at: taken) ? valve : nil
  }

  /// Whether the throttle has to stay wider than before the pulse to hold the same.
  private mutating func yields(_ opening: Double?, at taken: Instant) -> Bool {
    guard let opening, let restOpening else { return false }
    let wide = opening - restOpening
    let stays = wide > Self.width && wide >= widest * Self.share
    widest = max(widest, wide)
    yielding = stays ? yielding ?? taken : nil
    return yielding.map { taken - $0 >= Self.longer } ?? false
  }

  /// The valve that two readings, or a throttle for a second, say has not shut: enough not to open
  /// another.
  var suspect: UInt8? {
    let isWide = if let yielding, let looked { looked - yielding >= Self.patience } else { false }
    return readings >= 2 || isWide ? valve : nil
  }
}
