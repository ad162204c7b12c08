import Quantities

/// The four configuration registers of an ADS122C04 (SBAS751B, 8.6).
struct ADS122C04Settings: Equatable {
  private var registers: [4 of UInt8] = [0, 0, 0, 0]

  /// What is connected to the converter.
  enum Signal {
    case between(Int, Int)
    case toGround(Int)
    case reference
    case supply
    case shorted
  }

  enum Reference {
    case `internal`
    case external
    case supply
  }

  /// What follows the data.
  enum Integrity {
    case none
    case inverted
    case checksum
  }

  subscript(_ register: Int) -> UInt8 {
    get { registers[register] }
    set { registers[register] = newValue }
  }

  static func == (a: Self, b: Self) -> Bool {
    a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3]
  }

  /// Register 0, MUX.
  var signal: Signal {
    switch registers[0] >> 4 {
    case 0x0: .between(0, 1)
    case 0x1: .between(0, 2)
    case 0x2: .between(0, 3)
    case 0x3: .between(1, 0)
    case 0x4: .between(1, 2)
    case 0x5: .between(1, 3)
    case 0x6: .between(2, 3)
    case 0x7: .between(3, 2)
    case 0xC: .reference
    case 0xD: .supply
    case 0xE: .shorted
    default: .toGround(Int(registers[0] >> 4) & 3)
    }
  }

  /// Register 0, GAIN.
  var gain: Int { 1 << Int((registers[0] >> 1) & 7) }
  /// Register 0, PGA_BYPASS: gains from 8 always use the amplifier.
  var usesAmplifier: Bool { registers[0] & 1 == 0 || gain > 4 }
  /// Register 1, MODE.
  var isTurbo: Bool { registers[1] & 0x10 != 0 }
  /// Register 1, CM.
  var isContinuous: Bool { registers[1] & 0x08 != 0 }
  /// Register 1, TS.
  var isTemperature: Bool { registers[1] & 0x01 != 0 }

  /// Register 1, VREF.
  var reference: Reference {
    switch (registers[1] >> 1) & 3 {
    case 0: .internal
    case 1: .external
    default: .supply
    }
  }

  /// Register 2, DCNT.
  var hasCounter: Bool { registers[2] & 0x40 != 0 }
  /// Register 2, BCS.
  var hasBurnOut: Bool { registers[2] & 0x08 != 0 }

  /// Register 2, CRC.
  var integrity: Integrity {
    switch (registers[2] >> 4) & 3 {
    case 1: .inverted
    case 2: .checksum
    default: .none
    }
  }

  /// Register 2, IDAC.
  var current: Amperes {
    switch registers[2] & 7 {
    case 0: Amperes(0)
    case 1: Amperes(10e-6)
    case 2: Amperes(50e-6)
    case 3: Amperes(100e-6)
    case 4: Amperes(250e-6)
    case 5: Amperes(500e-6)
    case 6: Amperes(1000e-6)
    default: Amperes(1500e-6)
    }
  }

  /// Register 1, DR: clock cycles of a continuous and of a single conversion.
  ///
  /// Table 12 as SBAS838A (ADS112U04, the same core) prints it.
  var cycles: (continuous: Int64, single: Int64) {
    switch registers[1] >> 5 {
    case 0: (51192, isTurbo ? 51217 : 51213)
    case 1: (22780, isTurbo ? 22809 : 22805)
    case 2: (11532, isTurbo ? 11561 : 11557)
    case 3: (5916, isTurbo ? 5945 : 5941)
    case 4: (3116, isTurbo ? 3145 : 3141)
    case 5: (1724, isTurbo ? 1753 : 1749)
    default: (1036, isTurbo ? 1065 : 1061)
    }
  }
}
