import Quantities

/// How what is left over answers to each of seven numbers: the five of the fit and two lags.
///
/// From it come the next pair of lags (Gauss and Newton) and, at the end, how far each number may
/// be off. What is left over is no white noise: a stage is never quite two masses, and windows
/// overlap. So its push on each number is summed over twenty blocks of time, and the scatter of
/// the blocks, not of the samples, says how uncertain the numbers are.
struct FitCurvature {
  private static let blocks = 20
  private static let unknowns = 7
  /// The lags are moved by this to see what the rest answers, in seconds.
  static let nudge = 0.05

  private let fit: StageFit
  private var normal = Square<7>()
  private var gradient = InlineArray<7, Double>(repeating: 0)
  private var scatter = Square<7>()
  private var push = InlineArray<7, Double>(repeating: 0)
  private var block = 0
  private var seen = 0
  private var elementRow = InlineArray<7, Double>(repeating: 0)
  private var sampleRow = InlineArray<7, Double>(repeating: 0)

  init(_ fit: StageFit) { self.fit = fit }

  /// A window, and the same with the lag of the element and of the sample a nudge longer.
  mutating func add(_ window: HeatSums, _ element: HeatSums, _ sample: HeatSums) {
    let now = seen * Self.blocks / fit.windows
    if now != block { close() }
    block = now
    seen += 1
    let rest = fit.rest(window)
    let first = fit.rest(element)
    let second = fit.rest(sample)
    elementRow = [
      window.heat, -window.lead, -window.elementExcess, 0, 0,
      (first.element - rest.element) / Self.nudge, (second.element - rest.element) / Self.nudge,
    ]
    sampleRow = [
      0, 0, 0, window.lead, -window.sampleExcess,
      (first.sample - rest.sample) / Self.nudge, (second.sample - rest.sample) / Self.nudge,
    ]
    normal.add(elementRow)
    normal.add(sampleRow)
    let pull = pull(of: rest)
    for i in 0..<Self.unknowns {
      gradient[i] += pull[i]
      push[i] += pull[i]
    }
  }

  /// How hard something left over by the window that was added last pulls at each number.
  func pull(of rest: (element: Double, sample: Double)) -> InlineArray<7, Double> {
    var result = InlineArray<7, Double>(repeating: 0)
    for i in 0..<Self.unknowns {
      result[i] = elementRow[i] * rest.element + sampleRow[i] * rest.sample
    }
    return result
  }

  /// Ends a block.
  private mutating func close() {
    scatter.add(push)
    push = InlineArray<7, Double>(repeating: 0)
  }

  /// By how much the lags should move; nil if they cannot be told from the rest.
  func step() -> (element: Double, sample: Double)? {
    shift(under: gradient).map { ($0[5], $0[6]) }
  }

  /// Where the seven numbers go under a pull.
  func shift(under pull: InlineArray<7, Double>) -> InlineArray<7, Double>? {
    guard let inverse = normal.inverse() else { return nil }
    var shift = inverse.times(pull)
    for i in 0..<Self.unknowns { shift[i] = -shift[i] }
    return shift
  }

  /// The covariance of the seven numbers, from the scatter of the blocks.
  func covariance() -> Square<7>? {
    var scatter = scatter
    scatter.add(push)
    guard let inverse = normal.inverse() else { return nil }
    // Seven numbers were fitted, so that the blocks scatter less than the truth does.
    let few = Double(Self.blocks) / Double(Self.blocks - Self.unknowns)
    var result = Square<7>()
    for i in 0..<Self.unknowns {
      var unit = InlineArray<7, Double>(repeating: 0)
      unit[i] = few
      let column = inverse.times(scatter.times(inverse.times(unit)))
      for j in 0..<Self.unknowns { result[j, i] = column[j] }
    }
    return result
  }
}

/// The windows that a curvature needs: as the lags are, and with each a nudge longer.
struct CurvatureReels {
  private(set) var curvature: FitCurvature
  private var reel, element, sample: WindowReel

  init(_ lags: SensorLags, _ fit: StageFit, stride: Int) {
    curvature = FitCurvature(fit)
    reel = WindowReel(lags, stride: stride)
    element = WindowReel(lags.longer(FitCurvature.nudge, 0), stride: stride)
    sample = WindowReel(lags.longer(0, FitCurvature.nudge), stride: stride)
  }

  /// Takes a reading; answers the window, as the lags are, that ended and was added.
  mutating func take(_ reading: StartedReading, after span: Double) -> HeatSums? {
    let window = reel.take(reading, after: span)
    let first = element.take(reading, after: span)
    let second = sample.take(reading, after: span)
    if let window, let first, let second { curvature.add(window, first, second) }
    return window
  }
}
