public import Quantities

/// The frequency of a sine as the samples have it, where the source's clock is not to be trusted:
/// the fit with a fourth parameter.
public struct SineSearch: Sendable {
  public let fit: SineFit
  /// The frequency found.
  public let frequency: Hertz
  /// The scatter of the frequency.
  public let scatter: Hertz

  /// Looks near a frequency that is right within a third of a period over all samples.
  public init(_ samples: Samples, near start: Hertz) throws(SineFit.Failure) {
    let span = SampleSpan(samples)
    var frequency = start.value
    var scatter = 0.0
    // Gauss and Newton: the error shrinks to its square each time.
    for _ in 0..<8 {
      let fit = try SineFit(samples, at: [Hertz(frequency)])
      let step = Self.step(samples, span, fit)
      scatter = step.scatter
      let bound = 0.3 / span.length
      frequency += max(-bound, min(bound, step.size))
      if step.size.magnitude < 1e-13 * frequency { break }
    }
    fit = try SineFit(samples, at: [Hertz(frequency)])
    self.frequency = Hertz(frequency)
    self.scatter = Hertz(scatter)
  }

  /// How far the frequency is off, from how what is left moves with it.
  private static func step(
    _ samples: Samples, _ span: SampleSpan, _ fit: SineFit
  ) -> (size: Double, scatter: Double) {
    let columns = span.columns([fit.tones[0].frequency])
    let linear = LeastSquares(columns: columns, target: samples.values)
    let (a, b) = (linear.solution[2], linear.solution[3])
    // d/df of a cos + b sin, with the time in halves of the span: the second column.
    let slope = samples.values.indices.map { index in
      let lever = 2 * Double.pi * columns[1][index] * span.half
      return lever * (b * columns[2][index] - a * columns[3][index])
    }
    let whole = LeastSquares(columns: columns + [slope], target: samples.values)
    let freedom = Double(max(1, samples.values.count - 5))
    let sum = whole.residuals.reduce(0) { $0 + $1 * $1 }
    return (whole.solution[4], (sum / freedom * whole.variances[4]).squareRoot())
  }
}
