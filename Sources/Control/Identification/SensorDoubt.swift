import Quantities

/// What no record can say of its own sensors: here each is made wrong by as much as it may be,
/// and the fit says where its numbers would go.
struct SensorDoubt {
  /// The ways in which a sensor may be wrong.
  private static let ways = 4
  /// A thermocouple of class 1 may be wrong by 0.4 % of the temperature (IEC 60584-1).
  private static let gain = 0.004
  /// What the readings at rest leave of a difference between sensors: half a step of 0.0625 K.
  private static let offset = 0.03125

  private let fit: StageFit
  private var reels: InlineArray<4, WindowReel>
  private var pulls = InlineArray<4, InlineArray<7, Double>>(
    repeating: InlineArray<7, Double>(repeating: 0))

  init(_ fit: StageFit, _ lags: SensorLags, stride: Int) {
    self.fit = fit
    reels = InlineArray<4, WindowReel>(repeating: WindowReel(lags, stride: stride))
  }

  /// Takes a reading as each wrong sensor would have shown it; to be called before `compare`.
  mutating func take(
    _ reading: StartedReading, after span: Double, window: HeatSums?,
    _ curvature: borrowing FitCurvature
  ) {
    for way in 0..<Self.ways {
      let wrong = reels[way].take(Self.wrong(reading, way), after: span)
      guard let window, let wrong else { continue }
      let right = fit.rest(window)
      let rest = fit.rest(wrong)
      let pull = curvature.pull(
        of: (rest.element - right.element, rest.sample - right.sample))
      for i in 0..<7 { pulls[way][i] += pull[i] }
    }
  }

  private static func wrong(_ reading: StartedReading, _ way: Int) -> StartedReading {
    var wrong = reading
    switch way {
    case 0: wrong.element *= 1 + gain
    case 1: wrong.sample *= 1 + gain
    case 2: wrong.surroundings *= 1 + gain
    default: wrong.sample += offset
    }
    return wrong
  }

  /// Where the numbers go for each way of being wrong; the ways add.
  func shifts(_ curvature: borrowing FitCurvature) -> InlineArray<4, InlineArray<7, Double>>? {
    var shifts = pulls
    for way in 0..<Self.ways {
      guard let shift = curvature.shift(under: pulls[way]) else { return nil }
      shifts[way] = shift
    }
    return shifts
  }
}
