/// The digital comparator of an ADS1115 (SBAS444D, 9.3.7 and 9.3.8).
struct ADS1115Comparator {
  private(set) var isAsserted = false
  private var beyond = 0

  /// Bits 4 to 0 of the configuration register.
  struct Settings {
    let bits: UInt16
    var isWindow: Bool { bits & 0x10 != 0 }
    var isActiveHigh: Bool { bits & 0x08 != 0 }
    var isLatching: Bool { bits & 0x04 != 0 }
    var isDisabled: Bool { bits & 0x03 == 3 }
    /// How many conversions in a row must be beyond a threshold.
    var queue: Int { 1 << Int(bits & 0x03) }
  }

  mutating func judge(_ code: Int16, low: Int16, high: Int16, as settings: Settings) {
    if code > high || settings.isWindow && code < low {
      beyond += 1
      if beyond >= settings.queue { isAsserted = true }
      return
    }
    beyond = 0
    if !settings.isLatching && (settings.isWindow || code < low) { isAsserted = false }
  }

  mutating func release() {
    isAsserted = false
    beyond = 0
  }
}
