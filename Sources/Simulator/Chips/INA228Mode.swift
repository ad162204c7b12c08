/// What the INA228 converts, and whether it goes on: the MODE field of ADC_CONFIG.
struct INA228Mode {
  private let bits: UInt8
  init(bits: UInt8) { self.bits = bits & 0x0F }

  var measuresBus: Bool { bits & 0b001 != 0 }
  var measuresShunt: Bool { bits & 0b010 != 0 }
  var measuresTemperature: Bool { bits & 0b100 != 0 }
  var isContinuous: Bool { bits & 0b1000 != 0 }
  /// 0 and 8 are both shutdown.
  var isActive: Bool { bits & 0b111 != 0 }

  /// How long one pass takes, in nanoseconds (SLYS021A, table 7-6).
  static func period(_ adcConfig: UInt16) -> Int64 {
    let mode = INA228Mode(bits: UInt8(adcConfig >> 12))
    var sum: Int64 = 0
    if mode.measuresBus { sum += time(adcConfig >> 9) }
    if mode.measuresShunt { sum += time(adcConfig >> 6) }
    if mode.measuresTemperature { sum += time(adcConfig >> 3) }
    return sum * averages(adcConfig)
  }

  private static func time(_ code: UInt16) -> Int64 {
    switch code & 7 {
    case 0: 50_000
    case 1: 84_000
    case 2: 150_000
    case 3: 280_000
    case 4: 540_000
    case 5: 1_052_000
    case 6: 2_074_000
    default: 4_120_000
    }
  }

  private static func averages(_ code: UInt16) -> Int64 {
    switch code & 7 {
    case 0: 1
    case 1: 4
    case 2: 16
    case 3: 64
    case 4: 128
    case 5: 256
    case 6: 512
    default: 1024
    }
  }
}
