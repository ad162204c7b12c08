import HAL

/// One of the four alerts of the MCP960x (DS20005426, section 5.3).
struct TemperatureAlert {
  private enum Bit {
    static let enable: UInt8 = 1 << 0
    static let interrupt: UInt8 = 1 << 1
    static let activeHigh: UInt8 = 1 << 2
    static let falling: UInt8 = 1 << 3
    static let cold: UInt8 = 1 << 4
    static let clear: UInt8 = 1 << 7
    static let writable: UInt8 = 0x1F
  }

  private(set) var configuration: UInt8 = 0
  /// In whole degrees.
  var hysteresis: UInt8 = 0
  /// In sixteenths of a degree; the two lowest bits are not there.
  private(set) var limit: Int16 = 0
  private var isBeyond = false
  private(set) var isAsserted = false

  var isEnabled: Bool { configuration & Bit.enable != 0 }
  var watchesCold: Bool { configuration & Bit.cold != 0 }

  /// What the pin is at; it is push-pull.
  var level: Level {
    let high = configuration & Bit.activeHigh != 0
    return isAsserted == high ? .high : .low
  }

  mutating func configure(_ value: UInt8) {
    configuration = value & Bit.writable
    if !isEnabled {
      isBeyond = false
      isAsserted = false
    } else if value & Bit.clear != 0, configuration & Bit.interrupt != 0 {
      isAsserted = false
    }
  }

  mutating func limit(to value: UInt16) { limit = Int16(bitPattern: value & 0xFFFC) }

  /// Compares a temperature, in sixteenths of a degree, that was just measured.
  mutating func compare(_ code: Int32, backwards: Bool) {
    guard isEnabled else { return }
    let isFalling = configuration & Bit.falling != 0
    let sign: Int32 = isFalling != backwards ? -1 : 1
    // Hysteresis is below a rising limit and above a falling one: figure 5-10.
    let threshold = sign * Int32(limit) - (isBeyond ? Int32(hysteresis) * 16 : 0)
    let beyond = sign * code > threshold
    if configuration & Bit.interrupt == 0 {
      isAsserted = beyond
    } else if beyond, !isBeyond {
      isAsserted = true
    }
    isBeyond = beyond
  }
}
