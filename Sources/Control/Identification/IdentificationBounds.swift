import Quantities
import Safety

/// What stands between the numbers of a fit and the truth.
struct FitDoubts: BitwiseCopyable {
  /// Of the seven numbers, from the scatter of what is left over.
  let covariance: Square<7>
  /// Where they go for each way in which a sensor may be wrong.
  let shifts: InlineArray<4, InlineArray<7, Double>>

  /// How far a number with these derivatives by the seven may be off: two sigma, and every
  /// sensor wrong at once.
  func bound(_ row: InlineArray<7, Double>) -> Double {
    var bound = 2 * Arithmetic.squareRoot(dot(row, covariance.times(row)))
    for way in 0..<4 { bound += dot(row, shifts[way]).magnitude }
    return bound
  }
}

/// The numbers of a stage from those of a fit, each with how far it may be off.
struct IdentificationBounds {
  /// How far the heater's power may be off: it scales every number, and no fit can know it.
  static let power = 0.01

  /// Two masses must explain all but this of what moved.
  private static let mostUnexplained = 0.05
  /// A mass or coupling that is known no better is of no use.
  private static let mostUncertain = 0.25
  /// Masses beyond these are no stage's, in J/K; conductances likewise, in W/K.
  private static let masses = 0.5...1e6
  private static let conductances = 1e-3...1e4

  private let fit: StageFit
  private let doubts: FitDoubts

  init(_ fit: StageFit, _ doubts: FitDoubts) {
    self.fit = fit
    self.doubts = doubts
  }

  func stage(_ lags: SensorLags, _ offsets: RestOffsets) throws(IdentificationRefusal)
    -> IdentifiedStage
  {
    let x = fit.numbers
    // a > 0 and g > 0, or nothing below means anything.
    guard x[0] > 0 else { throw .impossible(.element) }
    guard x[1] > 0 else { throw .impossible(.coupling) }
    guard x[3] > 0 else { throw .impossible(.sample) }
    let coupling = x[1] / x[0]
    let mass = coupling / x[3]
    let byCoupling: InlineArray<7, Double> = [-x[1] / (x[0] * x[0]), 1 / x[0], 0, 0, 0, 0, 0]
    let bySample = scaled(byCoupling, 1 / x[3], adding: -coupling / (x[3] * x[3]), at: 3)
    let byLoss = scaled(bySample, x[4], adding: mass, at: 4)
    guard fit.unexplained <= Self.mostUnexplained else {
      throw .unexplained(share: fit.unexplained)
    }
    return IdentifiedStage(
      element: try known(1 / x[0], [-1 / (x[0] * x[0]), 0, 0, 0, 0, 0, 0], .element, Self.masses),
      sample: try known(mass, bySample, .sample, Self.masses),
      coupling: try known(coupling, byCoupling, .coupling, Self.conductances),
      elementLoss: try loss(
        x[2] / x[0], [-x[2] / (x[0] * x[0]), 0, 1 / x[0], 0, 0, 0, 0], coupling, .elementLoss),
      sampleLoss: try loss(x[4] * mass, byLoss, coupling, .sampleLoss),
      elementLag: Seconds(lags.element), sampleLag: Seconds(lags.sample),
      offsets: offsets, residual: fit.residual)
  }

  /// A row of derivatives times a factor, with one more entry.
  private func scaled(
    _ row: InlineArray<7, Double>, _ factor: Double, adding entry: Double, at place: Int
  ) -> InlineArray<7, Double> {
    var result = row
    for i in 0..<7 { result[i] *= factor }
    result[place] += entry
    return result
  }

  private func known<Value: Quantity>(
    _ value: Double, _ row: InlineArray<7, Double>, _ number: IdentificationRefusal.Number,
    _ range: ClosedRange<Double>
  ) throws(IdentificationRefusal) -> Estimate<Value> {
    guard value >= range.lowerBound, value <= range.upperBound else { throw .impossible(number) }
    let share = doubts.bound(row) / value + Self.power
    guard share <= Self.mostUncertain else { throw .uncertain(number, share: share) }
    return Estimate(Value(value), within: share)
  }

  /// A loss may be too small to be told from none: then it is somewhere below its bound.
  private func loss(
    _ value: Double, _ row: InlineArray<7, Double>, _ coupling: Double,
    _ number: IdentificationRefusal.Number
  ) throws(IdentificationRefusal) -> Estimate<WattsPerKelvin> {
    let bound = doubts.bound(row) + value.magnitude * Self.power
    // Written so that a NaN fails it; a stage that gains from its surroundings is none.
    guard value + bound > 0, value < coupling * 1000 else { throw .impossible(number) }
    guard value > bound else {
      return Estimate(WattsPerKelvin((value + bound) / 2), within: 1)
    }
    return Estimate(WattsPerKelvin(value), within: bound / value)
  }
}
