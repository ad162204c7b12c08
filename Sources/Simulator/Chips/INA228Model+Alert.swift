import HAL
import Quantities

/// Bits of DIAG_ALRT (SLYS021A, table 7-16).
enum INA228Flag {
  static let latch: UInt16 = 0x8000
  static let conversionAlert: UInt16 = 0x4000
  static let activeHigh: UInt16 = 0x1000
  static let energyOverflow: UInt16 = 0x0800
  static let chargeOverflow: UInt16 = 0x0400
  static let mathOverflow: UInt16 = 0x0200
  static let temperatureOver: UInt16 = 0x0080
  static let shuntOver: UInt16 = 0x0040
  static let shuntUnder: UInt16 = 0x0020
  static let busOver: UInt16 = 0x0010
  static let busUnder: UInt16 = 0x0008
  static let powerOver: UInt16 = 0x0004
  static let conversionReady: UInt16 = 0x0002
}

// SLOWALERT is kept and has no effect: each pass counts as one conversion.
extension INA228Model {
  /// Without ALATCH a conversion shows on ALERT as a pulse; its length could not be looked up.
  private static let pulse = Seconds.microseconds(1)
  /// Older pulses than these would fall out of the wire's memory anyway.
  private static let pulses: Int64 = 64

  private var isLatching: Bool { alertControl & INA228Flag.latch != 0 }

  /// Sees which limits the results are beyond, dates the crossings and drives ALERT.
  func compare(_ new: INA228Sample, at pass: Int64) {
    isConversionReady = true
    let announces = alertControl & INA228Flag.conversionAlert != 0
    if announces, isLatching {
      isConversionLatched = true
      driveAlert(at: instant(of: done + 1))
    }
    let flags = limits(new)
    var seen = done
    while beyond != flags {
      seen = firstChange(after: seen, upTo: pass)
      beyond = seen == pass ? flags : limits(measure(seen))
      if isLatching { latched |= beyond }
      driveAlert(at: instant(of: seen))
    }
    if announces, !isLatching, beyond == 0 { pulse(after: seen, upTo: pass) }
  }

  private func pulse(after seen: Int64, upTo pass: Int64) {
    guard let alert, pass > seen else { return }
    for k in max(seen, pass - Self.pulses) + 1...pass {
      alert.drive(asserted, at: instant(of: k))
      alert.drive(asserted.opposite, at: instant(of: k) + Self.pulse)
    }
  }

  /// The first pass at which the limits say something else than now; it is between the two.
  private func firstChange(after seen: Int64, upTo pass: Int64) -> Int64 {
    var same = seen
    var other = pass
    while other - same > 1 {
      let middle = same + (other - same) / 2
      if limits(measure(middle)) == beyond { same = middle } else { other = middle }
    }
    return other
  }

  private func instant(of pass: Int64) -> Instant {
    start + Seconds(nanoseconds: pass * period)
  }

  /// The limits have 16 bits and are held against the 16 highest of a result; as they are after
  /// power-on no result is beyond them.
  private func limits(_ new: INA228Sample) -> UInt16 {
    var flags: UInt16 = 0
    if mode.measuresShunt {
      if new.shunt >> 4 > signed(shuntOverLimit) { flags |= INA228Flag.shuntOver }
      if new.shunt >> 4 < signed(shuntUnderLimit) { flags |= INA228Flag.shuntUnder }
    }
    if mode.measuresBus {
      if new.bus >> 4 > Int(busOverLimit) { flags |= INA228Flag.busOver }
      if new.bus >> 4 < Int(busUnderLimit) { flags |= INA228Flag.busUnder }
    }
    if mode.measuresTemperature, new.temperature > signed(temperatureLimit) {
      flags |= INA228Flag.temperatureOver
    }
    if new.power >> 8 > Int(powerLimit) { flags |= INA228Flag.powerOver }
    return flags
  }

  private func signed(_ word: UInt16) -> Int { Int(Int16(bitPattern: word)) }

  // MARK: DIAG_ALRT

  /// The register as it is read; with ALATCH the reading clears what was latched.
  func takeAlerts(at now: Instant) -> UInt16 {
    var value = alertControl | memoryStatus
    value |= isLatching ? latched : beyond
    if isConversionReady { value |= INA228Flag.conversionReady }
    if sample.overflowed { value |= INA228Flag.mathOverflow }
    if shownCharge.wraps != chargeWrapsSeen { value |= INA228Flag.chargeOverflow }
    if shownEnergy.wraps != energyWrapsSeen { value |= INA228Flag.energyOverflow }
    if isLatching {
      latched = 0
      isConversionReady = false
      isConversionLatched = false
      driveAlert(at: now)
    }
    return value
  }

  func setAlertControl(_ bits: UInt16, at now: Instant) {
    alertControl = bits
    latched = isLatching ? beyond : 0
    isConversionLatched = false
    driveAlert(at: now)
  }

  private var asserted: Level {
    alertControl & INA228Flag.activeHigh == 0 ? .low : .high
  }

  func driveAlert(at now: Instant) {
    let isAsserted = isLatching ? latched != 0 || isConversionLatched : beyond != 0
    alert?.drive(isAsserted ? asserted : asserted.opposite, at: now)
  }
}
