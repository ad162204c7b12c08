import Quantities

/// The two equations of a stage, integrated over each window and solved for what it rose by:
///
/// ```
///   rise of element = a heat - b lead - c excess of element      a = 1/C_e  b = G/C_e  c = L_e/C_e
///   rise of sample  = g lead - l excess of sample                g = G/C_s  l = L_s/C_s
/// ```
///
/// What is noisy stands alone on the left; the right has only integrals, in which noise averages
/// out. So plain least squares is unbiased here, and both sides are in kelvin.
struct StageFit: BitwiseCopyable {
  /// a, b, c, g, l.
  var numbers: InlineArray<5, Double>
  /// The sums of what is left over, and of what rose, squared.
  var left = 0.0
  var moved = 0.0
  var windows = 0

  /// What each equation leaves over of a window.
  func rest(_ window: HeatSums) -> (element: Double, sample: Double) {
    (
      numbers[0] * window.heat - numbers[1] * window.lead - numbers[2] * window.elementExcess
        - window.element,
      numbers[3] * window.lead - numbers[4] * window.sampleExcess - window.sample
    )
  }

  var residual: Kelvins {
    Kelvins(Arithmetic.squareRoot(left / Double(2 * windows)))
  }

  /// What stays unexplained of all that moved.
  var unexplained: Double { Arithmetic.squareRoot(left / moved) }
}

/// The sums of the two least squares fits, for one pair of lags.
struct StageSums {
  private var element = Square<4>()
  private var sample = Square<3>()
  private var windows = 0

  mutating func add(_ window: HeatSums) {
    element.add([window.heat, -window.lead, -window.elementExcess, window.element])
    sample.add([window.lead, -window.sampleExcess, window.sample])
    windows += 1
  }

  /// The best numbers; nil if the record cannot tell them apart.
  func solved() -> StageFit? {
    var a = Square<3>()
    var b = Square<2>()
    for i in 0..<3 { for j in 0..<3 { a[i, j] = element[i, j] } }
    for i in 0..<2 { for j in 0..<2 { b[i, j] = sample[i, j] } }
    guard let a = a.inverse(), let b = b.inverse() else { return nil }
    let x = a.times([element[0, 3], element[1, 3], element[2, 3]])
    let y = b.times([sample[0, 2], sample[1, 2]])
    var fit = StageFit(numbers: [x[0], x[1], x[2], y[0], y[1]])
    fit.windows = windows
    fit.moved = element[3, 3] + sample[2, 2]
    let explained =
      x[0] * element[0, 3] + x[1] * element[1, 3] + x[2] * element[2, 3] + y[0] * sample[0, 2]
      + y[1] * sample[1, 2]
    // The difference of two large sums may fall below nothing by a rounding.
    fit.left = fit.moved > explained ? fit.moved - explained : 0
    return fit
  }
}
