import Quantities

/// Finds what a stage is from two pulses of heat and a cooling curve.
///
/// ```
///   C_e dE/dt = P - G (E - S) - L_e (E - W)     element E, sample S, surroundings W, power P
///   C_s dS/dt =     G (E - S) - L_s (S - W)
/// ```
///
/// The same two masses as in the rollout. For given lags of the two sensors the best five numbers
/// have a closed form; the lags themselves are searched for around it.
public enum Identification {
  /// So many strides make a record; a window is eight of them.
  private static let strides = 320
  private static let fewest = 300
  /// Lags that move by less than this have settled, in seconds.
  private static let settled = 0.002

  /// What the samples of one whole record say; a refusal says why they say nothing.
  public static func identify(
    _ samples: Span<IdentificationSample>
  ) throws(IdentificationRefusal) -> IdentifiedStage {
    try check(samples)
    let start = try RestingStart(samples)
    try HeatCheck(samples, start).verdict()
    guard var fit = solve(samples, start, SensorLags(element: 0, sample: 0)) else {
      throw .uncertain(.coupling, share: 1)
    }
    let lags = try search(samples, start, &fit)
    guard let doubts = doubts(samples, start, lags, fit) else {
      throw .uncertain(.coupling, share: 1)
    }
    return try IdentificationBounds(fit, doubts).stage(lags, start.offsets)
  }

  private static func check(_ samples: Span<IdentificationSample>) throws(IdentificationRefusal) {
    guard samples.count >= fewest else { throw .badRecord(index: samples.count) }
    for i in samples.indices {
      let isLater = i == 0 || samples[i - 1].time < samples[i].time
      guard samples[i].isFinite, isLater else { throw .badRecord(index: i) }
    }
  }

  /// Moves the lags downhill until they rest; a step that leads up is halved, then given up.
  private static func search(
    _ samples: Span<IdentificationSample>, _ start: RestingStart, _ fit: inout StageFit
  ) throws(IdentificationRefusal) -> SensorLags {
    var lags = SensorLags(element: 0, sample: 0)
    for _ in 0..<30 {
      guard let step = curvature(samples, start, lags, fit).step() else {
        throw .uncertain(.coupling, share: 1)
      }
      var length = 1.0
      var better: StageFit?
      var tried = lags
      while better == nil, length > 0.02 {
        tried = lags.moved(step.element * length, step.sample * length)
        better = solve(samples, start, tried).flatMap { $0.left < fit.left ? $0 : nil }
        length /= 2
      }
      guard let better else { return lags }
      let moved = Arithmetic.larger(
        (tried.element - lags.element).magnitude, (tried.sample - lags.sample).magnitude)
      lags = tried
      fit = better
      if moved < settled { return lags }
    }
    return lags
  }

  /// The closed form for one pair of lags.
  private static func solve(
    _ samples: Span<IdentificationSample>, _ start: RestingStart, _ lags: SensorLags
  ) -> StageFit? {
    var reel = WindowReel(lags, stride: stride(samples))
    var readings = SmoothedReadings(start)
    var sums = StageSums()
    for i in 1..<samples.count {
      let span = span(samples, i)
      if let window = reel.take(readings.take(samples[i], after: span), after: span) {
        sums.add(window)
      }
    }
    return sums.solved()
  }

  private static func curvature(
    _ samples: Span<IdentificationSample>, _ start: RestingStart, _ lags: SensorLags,
    _ fit: StageFit
  ) -> FitCurvature {
    var reels = CurvatureReels(lags, fit, stride: stride(samples))
    var readings = SmoothedReadings(start)
    for i in 1..<samples.count {
      let span = span(samples, i)
      _ = reels.take(readings.take(samples[i], after: span), after: span)
    }
    return reels.curvature
  }

  /// How far the fit's numbers may be off, from scatter and from wrong sensors.
  private static func doubts(
    _ samples: Span<IdentificationSample>, _ start: RestingStart, _ lags: SensorLags,
    _ fit: StageFit
  ) -> FitDoubts? {
    var reels = CurvatureReels(lags, fit, stride: stride(samples))
    var sensors = SensorDoubt(fit, lags, stride: stride(samples))
    var readings = SmoothedReadings(start)
    for i in 1..<samples.count {
      let span = span(samples, i)
      let reading = readings.take(samples[i], after: span)
      let window = reels.take(reading, after: span)
      sensors.take(reading, after: span, window: window, reels.curvature)
    }
    guard let covariance = reels.curvature.covariance(),
      let shifts = sensors.shifts(reels.curvature)
    else { return nil }
    return FitDoubts(covariance: covariance, shifts: shifts)
  }

  private static func span(_ samples: Span<IdentificationSample>, _ index: Int) -> Double {
    (samples[index].time - samples[index - 1].time).value
  }

  private static func stride(_ samples: Span<IdentificationSample>) -> Int {
    let stride = samples.count / strides
    return stride > 1 ? stride : 1
  }
}
