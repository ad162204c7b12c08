import Quantities

/// Looks whether the pressure goes back after a pulse: it does not while the valve is stuck open,
/// or while nothing pumps.
///
/// Each head knows the pressure before a pulse, and what comes after is compared with the most of it:
/// a shut valve lets it fall within seconds, an open one keeps it there. It judges nothing while
/// something else moves the pressure.
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

  /// What is not less than this share of the most has not fallen.
  private static let share = 0.9
  /// How long it may stay.
  private static let patience = Seconds(1)
  /// Less than this share above the pressure before and of the head's range together tells nothing.
  private static let (rise, noise) = (0.2, 0.001)

  /// Flow, throttle or a switch is about to move the pressure.
  mutating func forget() {
    isOpen = false
    shut = nil
  }

  mutating func opens(_ index: UInt8) {
    isOpen = true
    shut = nil
    valve = index
  }

  /// The valve is told to shut, which takes its seat so long.
  mutating func shuts(at now: Instant, taking closing: Seconds) {
    guard isOpen else { return }
    isOpen = false
    shut = now + closing
    worst = .zero
    staying = nil
    readings = 0
  }

  /// The valve whose gas does not go, once that is certain.
  mutating func look(_ gauge: PressureGauge?, at now: Instant) -> UInt8? {
    guard let shut, let gauge, let taken = gauge.taken, taken > shut, taken != looked,
      let seen = gauge.reading, let rest = gauge.rest
    else { return nil }
    looked = taken
    let excess = seen - rest
    let stays =
      excess > rest * Self.rise + gauge.full * Self.noise && excess >= worst * Self.share
    worst = max(worst, excess)
    readings = stays ? readings + 1 : 0
    staying = stays ? staying ?? taken : nil
    guard let staying, taken - staying >= Self.patience else { return nil }
    return valve
  }

  /// The valve that two readings say has not shut: enough not to open another.
  var suspect: UInt8? { readings >= 2 ? valve : nil }
}
