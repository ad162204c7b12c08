public import Quantities

extension AD5933 {
  /// Which of the two parts the board says is there.
  public enum Part: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Counts frequency against a quarter of its clock; has an oscillator and a thermometer.
    case ad5933
    /// Counts against a sixteenth of a clock that must come from outside.
    case ad5934

    /// By what the clock is divided before frequencies are counted.
    var divisor: Double { self == .ad5933 ? 4 : 16 }
  }

  /// What drives the chip.
  public enum Clock: Hashable, Sendable, BitwiseCopyable {
    /// The AD5933's own 16.776 MHz.
    case own
    /// On the pin MCLK, at most 16.776 MHz.
    case outside(Hertz)

    private static let fastest = Hertz(16_776_000)

    private var frequency: Hertz {
      switch self {
      case .own: Self.fastest
      case .outside(let frequency): frequency
      }
    }

    /// Bit 3 of the lower control byte.
    var bits: UInt8 { self == .own ? 0x00 : 0x08 }

    /// Written so that what is no number suits nobody.
    func suits(_ part: Part) -> Bool {
      switch self {
      case .own: part == .ad5933
      case .outside(let frequency): frequency > .zero && frequency <= Self.fastest
      }
    }

    /// One count of a frequency.
    func unit(of part: Part) -> Hertz { frequency / (part.divisor * 134_217_728) }
  }

  /// The voltage between the peaks of the sine, at 3.3 V of supply (bits 2 and 1).
  public enum Excitation: UInt8, Hashable, Sendable, BitwiseCopyable {
    case volts2 = 0x00
    case millivolts200 = 0x02
    case millivolts400 = 0x04
    case volts1 = 0x06
  }

  /// What amplifies the answer behind the current-to-voltage stage (bit 0).
  public enum Gain: UInt8, Hashable, Sendable, BitwiseCopyable {
    case five = 0x00
    case one = 0x01
  }

  /// How strong the sine is, and how much its answer is amplified.
  public struct Signal: Hashable, Sendable, BitwiseCopyable {
    public var excitation: Excitation
    public var gain: Gain

    public init(_ excitation: Excitation, _ gain: Gain) {
      self.excitation = excitation
      self.gain = gain
    }

    public static let weakest = Signal(.millivolts200, .one)
    var bits: UInt8 { excitation.rawValue | gain.rawValue }
  }

  /// The frequencies that are measured one after the other, and how.
  public struct Sweep: Hashable, Sendable, BitwiseCopyable {
    public var start: Hertz
    public var step: Hertz
    /// At most 511; one frequency more is measured.
    public var steps: UInt16
    /// Periods that pass before a measurement, at most 511, times `repeats`.
    public var settling: UInt16
    public var repeats: Repeats
    public var signal: Signal

    /// By what the settling is multiplied (bits 2 and 1 of 0x8A).
    public enum Repeats: UInt8, Hashable, Sendable, BitwiseCopyable {
      case once = 0x00
      case twice = 0x02
      case fourTimes = 0x06
    }

    public init(
      from start: Hertz, by step: Hertz, steps: UInt16, settling: UInt16,
      repeats: Repeats = .once, _ signal: Signal
    ) {
      self.start = start
      self.step = step
      self.steps = steps
      self.settling = settling
      self.repeats = repeats
      self.signal = signal
    }

    /// Neither part is specified above this frequency.
    private static let highest = Hertz(100_000)

    /// Registers 0x82 to 0x8B; nil for what the chip cannot do. Counts are rounded down.
    func bytes(at unit: Hertz) -> [10 of UInt8]? {
      guard steps <= 511, settling <= 511, start > .zero, step >= .zero,
        start + step * Double(Int(steps)) <= Self.highest, let first = Self.count(start, unit),
        let width = Self.count(step, unit), first > 0
      else { return nil }
      return [
        UInt8(truncatingIfNeeded: first >> 16), UInt8(truncatingIfNeeded: first >> 8),
        UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: width >> 16),
        UInt8(truncatingIfNeeded: width >> 8), UInt8(truncatingIfNeeded: width),
        UInt8(truncatingIfNeeded: steps >> 8), UInt8(truncatingIfNeeded: steps),
        repeats.rawValue | UInt8(truncatingIfNeeded: settling >> 8),
        UInt8(truncatingIfNeeded: settling),
      ]
    }

    /// Twenty-four bits: three more are zero inside the chip.
    private static func count(_ frequency: Hertz, _ unit: Hertz) -> Int? {
      let count = Arithmetic.floor(frequency / unit)
      guard count >= 0, count <= 16_777_215 else { return nil }
      return Int(count)
    }
  }

  /// The three flags of the status register; its other bits read as anything.
  public struct Status: Hashable, Sendable, BitwiseCopyable {
    public let bits: UInt8
    public var temperatureIsValid: Bool { bits & 0x01 != 0 }
    public var transformIsValid: Bool { bits & 0x02 != 0 }
    public var sweepIsComplete: Bool { bits & 0x04 != 0 }
  }

  /// One bin of the transform, in the chip's own counts.
  public struct Transform: Hashable, Sendable, BitwiseCopyable {
    public let real: Int16
    public let imaginary: Int16
    /// Whether this was the last frequency.
    public let sweepIsComplete: Bool

    public init(real: Int16, imaginary: Int16, sweepIsComplete: Bool) {
      self.real = real
      self.imaginary = imaginary
      self.sweepIsComplete = sweepIsComplete
    }
  }
}
