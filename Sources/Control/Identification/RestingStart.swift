import Quantities
import Safety

/// One set of readings above what they were at rest, in K, and the heat given since, in J.
struct StartedReading: BitwiseCopyable {
  var element, sample, surroundings: Double
  var heat = 0.0
}

/// Readings behind one more lag that all of them share.
///
/// A sensor shows steps, and a lag smooths them. Were this not done first, a fit could leave over
/// less by believing in slower sensors than there are; now the lags it tries smooth little more.
struct SmoothedReadings {
  /// In seconds: far longer than the time between samples.
  private static let constant = 10.0

  private let start: RestingStart
  private var step = LagStep(constant: Self.constant)
  private var element = Lagged()
  private var sample = Lagged()
  private var surroundings = Lagged()
  private var heat = Lagged()
  private var given = 0.0

  init(_ start: RestingStart) { self.start = start }

  /// The next sample, so much after the one before.
  mutating func take(_ seen: IdentificationSample, after span: Double) -> StartedReading {
    let reading = start.reading(seen)
    given += seen.power.value * span
    step.prepare(for: span)
    element.take(reading.element, step)
    sample.take(reading.sample, step)
    surroundings.take(reading.surroundings, step)
    heat.take(given, step)
    return StartedReading(
      element: element.value, sample: sample.value, surroundings: surroundings.value,
      heat: heat.value)
  }
}

/// What the sensors read before the first heat: from there everything is counted, so that what
/// they differ by at rest does not matter.
struct RestingStart: BitwiseCopyable {
  /// Means of the readings at rest, in °C.
  let element, sample, surroundings: Double

  /// Fewer samples at rest say too little.
  private static let fewest = 10
  /// Two sensors at rest may differ by this: class 1 couples and converters, ±1.5 K each.
  private static let disagreement = 6.0
  /// The first and the second half of the rest may differ by this.
  private static let drift = 0.15

  init(_ samples: Span<IdentificationSample>) throws(IdentificationRefusal) {
    var count = 0
    while count < samples.count, samples[count].power.value == 0 { count += 1 }
    guard count >= Self.fewest else { throw .badRecord(index: count) }
    // The sample at which the heat begins was still taken at rest.
    let early = Self.mean(samples, 0, count / 2)
    let late = Self.mean(samples, count / 2, count)
    let drift = Self.largest(
      late.element - early.element, late.sample - early.sample,
      late.surroundings - early.surroundings)
    guard drift <= Self.drift else { throw .notAtRest(by: Kelvins(drift)) }
    let whole = Self.mean(samples, 0, count)
    let apart = Self.largest(
      whole.element - whole.sample, whole.sample - whole.surroundings,
      whole.element - whole.surroundings)
    guard apart <= Self.disagreement else { throw .notAtRest(by: Kelvins(apart)) }
    element = whole.element
    sample = whole.sample
    surroundings = whole.surroundings
  }

  var offsets: RestOffsets {
    RestOffsets(
      element: Kelvins(element - sample), surroundings: Kelvins(surroundings - sample))
  }

  /// A sample's readings, counted from the start.
  func reading(_ sample: IdentificationSample) -> StartedReading {
    StartedReading(
      element: sample.element.value - element, sample: sample.sample.value - self.sample,
      surroundings: sample.surroundings.value - surroundings)
  }

  private static func mean(
    _ samples: Span<IdentificationSample>, _ begin: Int, _ end: Int
  ) -> StartedReading {
    var sum = StartedReading(element: 0, sample: 0, surroundings: 0)
    for i in begin..<end {
      sum.element += samples[i].element.value
      sum.sample += samples[i].sample.value
      sum.surroundings += samples[i].surroundings.value
    }
    let count = Double(end - begin)
    return StartedReading(
      element: sum.element / count, sample: sum.sample / count,
      surroundings: sum.surroundings / count)
  }

  private static func largest(_ a: Double, _ b: Double, _ c: Double) -> Double {
    Arithmetic.larger(a.magnitude, Arithmetic.larger(b.magnitude, c.magnitude))
  }
}
