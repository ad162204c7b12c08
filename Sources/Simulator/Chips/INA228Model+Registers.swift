import HAL
import Quantities

// The register map, SLYS021A section 7.6.1. Table 7-1 gives 0xFFFF for the temperature limit and
// 0x7FFF for the power limit after power-on. Here they are the other way round, as in the tables
// of the registers: 0xFFFF as a temperature is -0.008 °C, which every chip would be beyond.
extension INA228Model {
  /// Bytes of a register, nil where there is none.
  static func width(of register: UInt8) -> Int? {
    switch register {
    case 0x00...0x03, 0x06, 0x0B...0x11, 0x3E, 0x3F: 2
    case 0x04, 0x05, 0x07, 0x08: 3
    case 0x09, 0x0A: 5
    default: nil
    }
  }

  static func isReadOnly(_ register: UInt8) -> Bool {
    switch register {
    case 0x04...0x0A, 0x3E, 0x3F: true
    default: false
    }
  }

  func loadDefaults(at now: Instant) {
    config = 0
    adcConfig = 0xFB68
    calibration = 0x1000
    temperatureCoefficient = 0
    alertControl = 0
    shuntOverLimit = 0x7FFF
    shuntUnderLimit = 0x8000
    busOverLimit = 0x7FFF
    busUnderLimit = 0
    temperatureLimit = 0x7FFF
    powerLimit = 0xFFFF
    sample = INA228Sample()
    clearSums()
    beyond = 0
    latched = 0
    isConversionReady = false
    isConversionLatched = false
    restart(at: now)
    driveAlert(at: now)
  }

  func set(_ register: UInt8, to value: UInt16, at now: Instant) {
    if value & reserved(in: register) != 0 { note("a reserved bit set", register) }
    switch register {
    case 0x00: return configure(value, at: now)
    case 0x01:
      keepSums()
      adcConfig = value
      restart(at: now)
    case 0x02:
      keepSums()
      calibration = value & 0x7FFF
    case 0x03:
      keepSums()
      temperatureCoefficient = value & 0x3FFF
    case 0x0B: setAlertControl(value & 0xF000, at: now)
    case 0x0C: shuntOverLimit = value
    case 0x0D: shuntUnderLimit = value
    case 0x0E: busOverLimit = value & 0x7FFF
    case 0x0F: busUnderLimit = value & 0x7FFF
    case 0x10: temperatureLimit = value
    case 0x11: powerLimit = value
    default: preconditionFailure("the bus writes only registers that can be written")
    }
  }

  private func reserved(in register: UInt8) -> UInt16 {
    switch register {
    case 0x00: 0x000F
    case 0x02, 0x0E, 0x0F: 0x8000
    case 0x03: 0xC000
    default: 0
    }
  }

  private func configure(_ value: UInt16, at now: Instant) {
    // RST and RSTACC clear themselves.
    if value & 0x8000 != 0 { return loadDefaults(at: now) }
    keepSums()
    config = value & 0x3FF0
    if value & 0x4000 != 0 { clearSums() }
  }

  /// What a read of this register returns; some of them change by being read.
  func take(_ register: UInt8, at now: Instant) -> UInt64 {
    switch register {
    case 0x00: return UInt64(config)
    case 0x01: return UInt64(adcConfig)
    case 0x02: return UInt64(calibration)
    case 0x03: return UInt64(temperatureCoefficient)
    case 0x04: return twentyBits(sample.shunt)
    case 0x05: return twentyBits(sample.bus)
    case 0x06: return UInt64(UInt16(truncatingIfNeeded: sample.temperature))
    case 0x07: return twentyBits(sample.current)
    case 0x08: return UInt64(sample.power)
    case 0x09:
      energyWrapsSeen = shownEnergy.wraps
      return shownEnergy.bits
    case 0x0A:
      chargeWrapsSeen = shownCharge.wraps
      return shownCharge.bits
    case 0x0B: return UInt64(takeAlerts(at: now))
    case 0x0C: return UInt64(shuntOverLimit)
    case 0x0D: return UInt64(shuntUnderLimit)
    case 0x0E: return UInt64(busOverLimit)
    case 0x0F: return UInt64(busUnderLimit)
    case 0x10: return UInt64(temperatureLimit)
    case 0x11: return UInt64(powerLimit)
    case 0x3E: return 0x5449
    case 0x3F: return UInt64(deviceID)
    default: preconditionFailure("the bus reads only registers that exist")
    }
  }

  /// Bits 23...4 of three bytes.
  private func twentyBits(_ value: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: value) & 0xF_FFFF) << 4
  }
}
