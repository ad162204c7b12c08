public import Quantities

/// Sines of known frequencies in samples that were taken when they were taken: least squares in
/// amplitude and phase, with a constant and a linear drift beside them.
///
/// No even spacing is assumed and nothing is interpolated, so that a late sample does no harm as
/// long as its time is true.
public struct SineFit: Sendable {
  /// One of the sines.
  public struct Tone: Sendable {
    public let frequency: Hertz
    /// The amplitude as a complex number; its angle is zero for a cosine that begins at time zero.
    public let amplitude: Complex
    /// The scatter of either part of the amplitude.
    public let scatter: Double
  }

  /// Why there is nothing to fit.
  public enum Failure: Error, Hashable, Sendable {
    /// So many samples cannot settle so many unknowns.
    case tooFewSamples(Int, unknowns: Int)
    /// The samples hold less than this share of a period, and drift looks the same.
    case tooShort(periods: Double)
    /// Two frequencies are closer than these samples can tell apart, or alias onto each other.
    case inseparable(Hertz)
  }

  public let tones: [Tone]
  /// The value in the middle of the samples, without sines.
  public let offset: Double
  /// How it moves, per second.
  public let drift: Double
  /// The scatter of one sample about the fit.
  public let scatter: Double

  /// Less than this of the slowest period is not told from drift.
  public static let leastPeriods = 0.9

  /// Fits sines of such frequencies.
  ///
  /// - Parameter slower: what sounds beside them and is not asked for, because less than a period of it
  ///   was seen.
  public init(
    _ samples: Samples, at frequencies: [Hertz], besides slower: [Hertz] = []
  ) throws(Failure) {
    let unknowns = 2 + 2 * (frequencies.count + slower.count)
    guard samples.values.count > unknowns else {
      throw .tooFewSamples(samples.values.count, unknowns: unknowns)
    }
    let span = SampleSpan(samples)
    if let slowest = frequencies.min(), slowest.value * span.length < Self.leastPeriods {
      throw .tooShort(periods: slowest.value * span.length)
    }
    let fit = LeastSquares(columns: span.columns(frequencies + slower), target: samples.values)
    let freedom = Double(samples.values.count - unknowns)
    scatter = (fit.residuals.reduce(0) { $0 + $1 * $1 } / freedom).squareRoot()
    offset = fit.solution[0]
    drift = fit.solution[1] / span.half
    var tones: [Tone] = []
    for (index, frequency) in frequencies.enumerated() {
      let place = 2 + 2 * index
      let variance = max(fit.variances[place], fit.variances[place + 1])
      // Of samples that tell it apart, each of n adds 2/n.
      guard variance * Double(samples.values.count) < 2000 else { throw .inseparable(frequency) }
      tones.append(
        Tone(
          frequency: frequency,
          amplitude: span.amplitude(
            cosine: fit.solution[place], sine: fit.solution[place + 1], frequency),
          scatter: scatter * variance.squareRoot()))
    }
    self.tones = tones
  }
}
