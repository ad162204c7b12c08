/// What one conversion of an ADS1115 is made with: bits 14 to 5 of its configuration.
struct ADS1115Settings: Equatable {
  let bits: UInt16

  init(_ configuration: UInt16) { bits = configuration & 0x7FE0 }

  var isContinuous: Bool { bits & 0x0100 == 0 }

  /// SBAS444D, 9.6.3: the pins that are subtracted; no second pin stands for ground.
  var pins: (positive: Int, negative: Int?) {
    switch bits >> 12 {
    case 0: (0, 1)
    case 1: (0, 3)
    case 2: (1, 3)
    case 3: (2, 3)
    default: (Int(bits >> 12) - 4, nil)
    }
  }

  /// The input in volts that would read 32768.
  var fullScale: Double {
    switch (bits >> 9) & 7 {
    case 0: 6.144
    case 1: 4.096
    case 2: 2.048
    case 3: 1.024
    case 4: 0.512
    default: 0.256
    }
  }

  /// Conversions in a second.
  var rate: Int64 {
    switch (bits >> 5) & 7 {
    case 0: 8
    case 1: 16
    case 2: 32
    case 3: 64
    case 4: 128
    case 5: 250
    case 6: 475
    default: 860
    }
  }
}
