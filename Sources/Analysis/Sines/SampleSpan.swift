import Quantities

/// The stretch of time that samples cover; times are counted from its middle, where drift and
/// offset tell each other apart best.
struct SampleSpan {
  private let times: [Double]
  private let middle: Double
  /// In seconds.
  let half: Double

  var length: Double { 2 * half }

  init(_ samples: Samples) {
    let first = samples.times.map(\.value).min() ?? 0
    let last = samples.times.map(\.value).max() ?? 0
    middle = (first + last) / 2
    half = max((last - first) / 2, 1e-12)
    let middle = middle
    times = samples.times.map { $0.value - middle }
  }

  /// A constant, a ramp from -1 to 1, and cosine and sine of each frequency.
  func columns(_ frequencies: [Hertz]) -> [[Double]] {
    let constant = times.map { _ in 1.0 }
    let ramp = times.map { $0 / half }
    return [constant, ramp]
      + frequencies.flatMap { frequency -> [[Double]] in
        let turns = times.map { 2 * Double.pi * frequency.value * $0 }
        return [turns.map(Numerics.cos), turns.map(Numerics.sin)]
      }
  }

  /// Of a cosine and a sine about the middle, the amplitude about time zero.
  func amplitude(cosine: Double, sine: Double, _ frequency: Hertz) -> Complex {
    // a cos + b sin is the real part of (a - jb) e^jωt.
    let turn = -2 * Double.pi * frequency.value * middle
    return Complex(cosine, -sine) * Complex(Numerics.cos(turn), Numerics.sin(turn))
  }
}
