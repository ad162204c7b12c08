extension ADS122C04 {
  /// Which pins are compared: the first less the second (register 0, bits 7 to 4).
  public enum Input: UInt8, Hashable, Sendable, BitwiseCopyable {
    case ain0ToAin1 = 0x00
    case ain0ToAin2 = 0x10
    case ain0ToAin3 = 0x20
    case ain1ToAin0 = 0x30
    case ain1ToAin2 = 0x40
    case ain1ToAin3 = 0x50
    case ain2ToAin3 = 0x60
    case ain3ToAin2 = 0x70
    case ain0ToSupply = 0x80
    case ain1ToSupply = 0x90
    case ain2ToSupply = 0xA0
    case ain3ToSupply = 0xB0
    /// A quarter of the external reference: is it there?
    case quarterOfReference = 0xC0
    /// A quarter of the analog supply.
    case quarterOfSupply = 0xD0
    /// Both sides at mid-supply: the offset of the converter.
    case shorted = 0xE0

    /// Inputs against AVSS are outside what the amplifier can take.
    var needsBypass: Bool { rawValue & 0xC0 == 0x80 }
  }

  /// Gain, by the amplifier or, for the small ones, past it (register 0, bits 3 to 0).
  public enum Gain: UInt8, Hashable, Sendable, BitwiseCopyable {
    case amplified1 = 0x0
    case amplified2 = 0x2
    case amplified4 = 0x4
    case amplified8 = 0x6
    case amplified16 = 0x8
    case amplified32 = 0xA
    case amplified64 = 0xC
    case amplified128 = 0xE
    case bypassed1 = 0x1
    case bypassed2 = 0x3
    case bypassed4 = 0x5

    /// A power of two.
    public var factor: Double { Double(1 << Int(rawValue >> 1)) }
    var isBypassed: Bool { rawValue & 1 != 0 }
  }

  /// What is converted.
  public enum Source: Hashable, Sendable, BitwiseCopyable {
    case input(Input, Gain)
    /// The sensor inside the chip.
    case chipTemperature
  }

  /// Conversions a second; turbo doubles the modulator's clock (register 1, bits 7 to 4).
  public enum Rate: UInt8, Hashable, Sendable, BitwiseCopyable {
    case normal20 = 0x00
    case normal45 = 0x20
    case normal90 = 0x40
    case normal175 = 0x60
    case normal330 = 0x80
    case normal600 = 0xA0
    case normal1000 = 0xC0
    case turbo40 = 0x10
    case turbo90 = 0x30
    case turbo180 = 0x50
    case turbo350 = 0x70
    case turbo660 = 0x90
    case turbo1200 = 0xB0
    case turbo2000 = 0xD0

    /// Nominal, in a row without end.
    public var samplesPerSecond: Int {
      switch self {
      case .normal20: 20
      case .normal45: 45
      case .normal90, .turbo90: 90
      case .normal175: 175
      case .normal330: 330
      case .normal600: 600
      case .normal1000: 1000
      case .turbo40: 40
      case .turbo180: 180
      case .turbo350: 350
      case .turbo660: 660
      case .turbo1200: 1200
      case .turbo2000: 2000
      }
    }
  }

  /// Whether `start()` yields one conversion or a row without end.
  public enum Mode: UInt8, Hashable, Sendable, BitwiseCopyable {
    case singleShot = 0x00
    case continuous = 0x08
  }

  /// What full scale means (register 1, bits 2 and 1).
  public enum Reference: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// 2.048 V inside the chip.
    case onChip = 0x00
    /// Between the pins REFP and REFN.
    case external = 0x02
    case analogSupply = 0x04
  }

  /// The current of each source (register 2, bits 2 to 0).
  public enum Current: UInt8, Hashable, Sendable, BitwiseCopyable {
    case microamperes10 = 1
    case microamperes50 = 2
    case microamperes100 = 3
    case microamperes250 = 4
    case microamperes500 = 5
    case microamperes1000 = 6
    case microamperes1500 = 7
  }

  /// Where a current comes out (register 3).
  public enum Pin: UInt8, Hashable, Sendable, BitwiseCopyable {
    case ain0 = 1
    case ain1 = 2
    case ain2 = 3
    case ain3 = 4
    case refp = 5
    case refn = 6
  }

  /// The currents that feed a resistance thermometer.
  public enum Excitation: Hashable, Sendable, BitwiseCopyable {
    case off
    case one(Current, Pin)
    case two(Current, Pin, Pin)
  }

  /// Currents of 10 µA that drive an open input to the end of the range.
  public enum BurnOut: UInt8, Hashable, Sendable, BitwiseCopyable {
    case off = 0x00
    case on = 0x08
  }

  /// All four registers; nothing is assumed.
  public struct Configuration: Hashable, Sendable, BitwiseCopyable {
    public var source: Source
    public var rate: Rate
    public var mode: Mode
    public var reference: Reference
    public var excitation: Excitation
    public var burnOut: BurnOut

    /// Nothing is assumed.
    public init(
      _ source: Source, rate: Rate, mode: Mode, reference: Reference, excitation: Excitation,
      burnOut: BurnOut
    ) {
      self.source = source
      self.rate = rate
      self.mode = mode
      self.reference = reference
      self.excitation = excitation
      self.burnOut = burnOut
    }
  }
}
