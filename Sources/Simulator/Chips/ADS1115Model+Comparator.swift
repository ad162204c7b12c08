import HAL
import Quantities

/// The pin ALERT/RDY: comparator or sign of a conversion.
extension ADS1115Model {
  private enum Bit {
    static let window: UInt16 = 1 << 4
    static let activeHigh: UInt16 = 1 << 3
    static let latching: UInt16 = 1 << 2
  }

  /// Whether somebody outside the chip can see each conversion.
  var isWatching: Bool { config & 3 != 3 }

  /// High threshold negative and low threshold positive mean: announce conversions.
  private var announcesConversions: Bool { high < 0 && low >= 0 }

  private var isSingleShot: Bool { config & 1 << 8 != 0 }

  /// How many readings in a row must be out of bounds.
  private var patience: Int { 1 << Int(config & 3) }

  func compare(at then: Instant) {
    guard isWatching else { return }
    if announcesConversions {
      announce(at: then)
      return
    }
    let isOut = conversion > high || (config & Bit.window != 0 && conversion < low)
    streak = isOut ? min(streak + 1, 4) : 0
    if streak >= patience {
      isAsserted = true
    } else if config & Bit.latching == 0, isBack {
      isAsserted = false
    }
    showPin(at: then)
  }

  private var isBack: Bool {
    if config & Bit.window != 0 { return conversion >= low && conversion <= high }
    return conversion < low
  }

  private func announce(at then: Instant) {
    endPulse(by: then)
    drive(asserted: true, at: then)
    // In single-shot mode the pin stays until the next start; otherwise for about 8 µs.
    if active & 1 << 8 == 0 { pulseEnd = then + .microseconds(8) }
  }

  func endPulse(by now: Instant) {
    guard now >= pulseEnd else { return }
    drive(asserted: false, at: pulseEnd)
    pulseEnd = .never
  }

  /// Reading the result releases a latched alert.
  func acknowledgeAlert(at now: Instant) {
    guard config & Bit.latching != 0, isAsserted else { return }
    isAsserted = false
    streak = 0
    showPin(at: now)
  }

  func showPin(at now: Instant) {
    guard isWatching else { return alert.drive(.high, at: now) }
    if announcesConversions {
      drive(asserted: isSingleShot && !clock.isRunning, at: now)
    } else {
      drive(asserted: isAsserted, at: now)
    }
  }

  private func drive(asserted: Bool, at now: Instant) {
    let high = config & Bit.activeHigh != 0
    alert.drive(asserted == high ? .high : .low, at: now)
  }
}
