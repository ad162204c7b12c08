public import Quantities

/// Where the sample ends up if the heater is cut now: the free decay of two coupled masses.
///
/// ```
///   C_e dE/dt = -G (E - S) - L_e E        E, S: above the surroundings
///   C_s dS/dt =  G (E - S) - L_s S        S(t) = a exp(p t) + b exp(q t),  q < p <= 0
/// ```
///
/// The worst corner of the box stores most and loses least: C_e high, C_s low, both losses low.
/// Which conductance is worst depends on where one stands, so both ends are tried.
public struct Rollout: Hashable, Sendable, BitwiseCopyable {
  private let loose: Decay
  private let tight: Decay
  private let model: StageModel

  public init(_ model: StageModel) {
    self.model = model
    let box = model.box
    func corner(_ coupling: Double) -> Decay {
      Decay(
        element: model.element.value * (1 + box.element),
        sample: model.sample.value * (1 - box.sample), coupling: model.coupling.value * coupling,
        elementLoss: model.elementLoss.value * (1 - box.elementLoss),
        sampleLoss: model.sampleLoss.value * (1 - box.sampleLoss))
    }
    loose = corner(1 - box.coupling)
    tight = corner(1 + box.coupling)
  }

  /// The hottest that the sample can get with the heater on for `further` more, then cut for good.
  ///
  /// `surroundings` must be an upper bound: what is lost to them is credited.
  public func peak(
    element: Celsius, sample: Celsius, surroundings: Celsius, on further: Seconds = .zero
  ) -> Celsius {
    // Power that arrives before the cut is in the element; the smallest element warms most.
    let onTime = model.latency + further
    let smallest = model.element * (1 - model.box.element)
    let e = element - surroundings + model.fullPower * onTime / smallest
    let s = sample - surroundings
    let highest = Arithmetic.larger(
      loose.peak(e.value, s.value), tight.peak(e.value, s.value))
    return surroundings + Kelvins(highest)
  }

  /// How far the element stands above the sample in a steady soak, as the model has it.
  public func steadyLead(of soak: Celsius, above surroundings: Celsius) -> Kelvins {
    model.sampleLoss * (soak - surroundings) / model.coupling
  }
}

/// One corner of the box: two exponentials, prepared once.
struct Decay: Hashable, Sendable, BitwiseCopyable {
  /// The two rates, slow first, both negative or zero, in 1/s.
  private let slow, fast: Double
  /// d(sample)/dt = drive x element - drain x sample.
  private let drive, drain: Double

  init(
    element: Double, sample: Double, coupling: Double, elementLoss: Double, sampleLoss: Double
  ) {
    let a = (coupling + elementLoss) / element
    drive = coupling / sample
    drain = (coupling + sampleLoss) / sample
    let half = (a + drain) / 2
    let determinant = a * drain - coupling / element * drive
    let root = Arithmetic.squareRoot(half * half - determinant)
    fast = -(half + root)
    // The product of the roots is the determinant; this form keeps the small one exact.
    slow = determinant / fast
  }

  /// The highest value of the sample from now on, both above the surroundings.
  func peak(_ element: Double, _ sample: Double) -> Double {
    if element.isNaN || sample.isNaN { return .nan }
    let rise = drive * element - drain * sample
    guard rise > 0 else { return sample }
    // S = a e^(pt) + b e^(qt) with S(0) and S'(0) known.
    let b = (rise - slow * sample) / (fast - slow)
    let a = sample - b
    guard a > 0, slow < 0 else { return a }
    let ratio = -(b * fast) / (a * slow)
    // No maximum before the slow decay begins: the sample is at its highest now.
    guard ratio > 1 else { return sample }
    let time = Arithmetic.log(ratio) / (slow - fast)
    return a * Arithmetic.exp(slow * time) + b * Arithmetic.exp(fast * time)
  }
}
