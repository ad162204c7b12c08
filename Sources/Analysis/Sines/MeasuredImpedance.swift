public import Quantities

/// An impedance from samples of potential and current, with its uncertainty.
public struct MeasuredImpedance: Sendable {
  public let frequency: Hertz
  /// In ohm.
  public let impedance: Complex
  /// The scatter of real and imaginary part, each, in ohm.
  public let scatter: Double
  /// The amplitudes of potential and current, in volts and amperes.
  public let amplitudes: (potential: Double, current: Double)

  /// Impedances at the frequencies of one or several sines that were applied together.
  ///
  /// `delay` is how much later than stamped a sample of the current was really taken, against one
  /// of the potential: what a resistor on the same converters shows as a phase.
  /// What sounds `besides` is no answer: less than a period of it was seen.
  public static func from(
    potential: Samples, current: Samples, at frequencies: [Hertz], besides slower: [Hertz] = [],
    delay: Seconds = Seconds(0)
  ) throws(SineFit.Failure) -> [MeasuredImpedance] {
    let potential = try SineFit(potential, at: frequencies, besides: slower)
    let current = try SineFit(current.shifted(by: delay), at: frequencies, besides: slower)
    return zip(potential.tones, current.tones).map { MeasuredImpedance($0, $1) }
  }

  /// An impedance that is known otherwise, with the scatter of either part in ohm.
  public init(at frequency: Hertz, _ impedance: Complex, scatter: Double) {
    self.frequency = frequency
    self.impedance = impedance
    self.scatter = scatter
    amplitudes = (potential: impedance.magnitude, current: 1)
  }

  private init(_ potential: SineFit.Tone, _ current: SineFit.Tone) {
    frequency = potential.frequency
    impedance = potential.amplitude / current.amplitude
    let sizes = (potential.amplitude.magnitude, current.amplitude.magnitude)
    amplitudes = (potential: sizes.0, current: sizes.1)
    let shares = (potential.scatter / sizes.0, current.scatter / sizes.1)
    scatter =
      impedance.magnitude * (shares.0 * shares.0 + shares.1 * shares.1).squareRoot()
  }
}
