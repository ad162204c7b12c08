import Quantities

/// How a first-order lag takes in what is straight between two samples; exact for that.
struct LagStep {
  /// In seconds.
  let constant: Double
  private var span = -1.0
  private(set) var keep = 0.0
  private(set) var before = 0.0
  private(set) var after = 1.0

  init(constant: Double) { self.constant = constant }

  mutating func prepare(for span: Double) {
    if span == self.span { return }
    self.span = span
    // y(h) = a y + (b - a) x(0) + (1 - b) x(h), a = exp(-h/T), b = (1 - a) T/h; T = 0 passes x.
    keep = Arithmetic.exp(-span / constant)
    let blend = (1 - keep) * constant / span
    before = blend - keep
    after = 1 - blend
  }
}

/// One signal behind one lag; both begin at zero.
struct Lagged {
  private(set) var value = 0.0
  private var last = 0.0

  mutating func take(_ input: Double, _ step: borrowing LagStep) {
    value = step.keep * value + step.before * last + step.after * input
    last = input
  }
}

/// The time constants of the two sensors, in seconds.
struct SensorLags: Hashable, BitwiseCopyable {
  var element: Double
  var sample: Double

  /// No sensor on a stage is slower than this.
  static let longest = 60.0

  /// Moved by a step, kept between none and the longest.
  func moved(_ element: Double, _ sample: Double) -> SensorLags {
    SensorLags(element: Self.kept(self.element + element), sample: Self.kept(self.sample + sample))
  }

  /// Longer by so much, even beyond the longest.
  func longer(_ element: Double, _ sample: Double) -> SensorLags {
    SensorLags(element: self.element + element, sample: self.sample + sample)
  }

  private static func kept(_ lag: Double) -> Double {
    lag > 0 ? (lag < longest ? lag : longest) : 0
  }
}
