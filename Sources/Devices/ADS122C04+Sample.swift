public import Quantities

extension ADS122C04 {
  /// One conversion and its number in the row.
  public struct Sample: Hashable, Sendable, BitwiseCopyable {
    /// What was measured, in the terms of the source that was selected.
    public enum Answer: Hashable, Sendable, BitwiseCopyable {
      /// The input as a part of the reference: 0.5 is half of it.
      case ratio(Double)
      /// The chip's own temperature.
      case temperature(Celsius)
      /// The input was at or above the end of the range: how far is not known.
      case aboveRange
      /// The input was at or below the other end.
      case belowRange
    }

    /// 24 bits, two's complement.
    public let code: Int32
    /// The chip's conversion counter, which wraps after 255.
    public let count: UInt8
    private let source: Source

    init(code: Int32, count: UInt8, of source: Source) {
      self.code = code
      self.count = count
      self.source = source
    }

    /// The code in the terms of its source; the two outermost codes are no number.
    public var answer: Answer {
      switch source {
      case .chipTemperature:
        // The upper 14 bits, 0.03125 °C each.
        return .temperature(Celsius(Double(Int(code >> 10)) * 0.03125))
      case .input(_, let gain):
        if code >= 0x7F_FFFF { return .aboveRange }
        if code <= -0x80_0000 { return .belowRange }
        return .ratio(Double(Int(code)) / (8_388_608 * gain.factor))
      }
    }

    /// Nil unless an input was measured and was within the range.
    public var ratio: Double? {
      switch answer {
      case .ratio(let ratio): ratio
      case .temperature, .aboveRange, .belowRange: nil
      }
    }

    /// The input's voltage; `internalReference` unless the board has another.
    public func voltage(against reference: Volts) -> Volts? {
      ratio.map { reference * $0 }
    }

    /// The resistance of a sensor whose current also flows through the reference resistor.
    ///
    /// With two equal currents joining in that resistor, as with three wires, give it doubled.
    public func resistance(against reference: Ohms) -> Ohms? {
      ratio.map { reference * $0 }
    }

    /// How many conversions were finished since an earlier sample, modulo 256; zero: the same.
    public func conversions(since earlier: Sample) -> UInt8 { count &- earlier.count }
  }

  /// The reference inside the chip.
  public static var internalReference: Volts { Volts(2.048) }
}
