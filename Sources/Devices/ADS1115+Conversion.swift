public import Quantities

extension ADS1115 {
  /// Which pins are compared: the first less the second.
  public enum Input: UInt16, Hashable, Sendable, BitwiseCopyable {
    case ain0ToAin1 = 0x0000
    case ain0ToAin3 = 0x1000
    case ain1ToAin3 = 0x2000
    case ain2ToAin3 = 0x3000
    case ain0ToGround = 0x4000
    case ain1ToGround = 0x5000
    case ain2ToGround = 0x6000
    case ain3ToGround = 0x7000
  }

  /// The span of the converter, both ways; no pin may leave the supply all the same.
  public enum Range: UInt16, Hashable, Sendable, BitwiseCopyable {
    case volts6 = 0x0000
    case volts4 = 0x0200
    case volts2 = 0x0400
    case volts1 = 0x0600
    case millivolts512 = 0x0800
    case millivolts256 = 0x0A00

    /// What 32768 counts would be.
    public var fullScale: Volts {
      switch self {
      case .volts6: Volts(6.144)
      case .volts4: Volts(4.096)
      case .volts2: Volts(2.048)
      case .volts1: Volts(1.024)
      case .millivolts512: Volts(0.512)
      case .millivolts256: Volts(0.256)
      }
    }
  }

  /// Conversions a second by the chip's own clock, which is within 10 %.
  public enum Rate: UInt16, Hashable, Sendable, BitwiseCopyable {
    case sps8 = 0x00
    case sps16 = 0x20
    case sps32 = 0x40
    case sps64 = 0x60
    case sps128 = 0x80
    case sps250 = 0xA0
    case sps475 = 0xC0
    case sps860 = 0xE0

    /// By a clock that runs as it should.
    public var samplesPerSecond: Int {
      switch self {
      case .sps8: 8
      case .sps16: 16
      case .sps32: 32
      case .sps64: 64
      case .sps128: 128
      case .sps250: 250
      case .sps475: 475
      case .sps860: 860
      }
    }

    /// The time after which a conversion is finished even with the slowest clock and the wake-up.
    public var longestConversion: Seconds {
      Seconds(1 / (0.9 * Double(samplesPerSecond)) + 50e-6)
    }
  }

  /// A conversion under way; only `start` makes one, so none that failed to start has a result.
  public struct Conversion: Hashable, Sendable, BitwiseCopyable {
    /// What was asked for.
    public let measurement: Measurement

    init(of measurement: Measurement) { self.measurement = measurement }
  }

  /// What is to be converted, and how.
  public struct Measurement: Hashable, Sendable, BitwiseCopyable {
    public let input: Input
    public let range: Range
    public let rate: Rate

    /// Nothing is assumed.
    public init(of input: Input, range: Range, rate: Rate) {
      self.input = input
      self.range = range
      self.rate = rate
    }

    /// Single-shot, without the start bit.
    var word: UInt16 { 0x0100 | input.rawValue | range.rawValue | rate.rawValue }
  }

  /// What the pin ALERT/RDY is for.
  public enum AlertPin: UInt8, Hashable, Sendable, BitwiseCopyable {
    case unused
    /// Goes low when a conversion is finished.
    case conversionReady

    /// Comparator bits. Latching does nothing while the comparator is off; it is set so that no
    /// configuration equals the one after power-up, and a chip that lost its supply is found out.
    var bits: UInt16 {
      switch self {
      case .unused: 0x0007
      case .conversionReady: 0x0000
      }
    }

    /// Thresholds with these top bits turn the comparator into a ready signal (SBAS444).
    var low: UInt16 {
      switch self {
      case .unused: 0x8000
      case .conversionReady: 0x0000
      }
    }

    var high: UInt16 {
      switch self {
      case .unused: 0x7FFF
      case .conversionReady: 0x8000
      }
    }
  }
}
