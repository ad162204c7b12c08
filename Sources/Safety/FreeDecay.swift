import Quantities

/// Two coupled masses left to themselves, above what surrounds them: prepared once, asked often.
///
/// ```
///   C_e dE/dt = -G (E - S) - L_e E
///   C_s dS/dt =  G (E - S) - L_s S        S(t) = a exp(p t) + b exp(q t),  q < p <= 0
/// ```
public struct FreeDecay: Hashable, Sendable, BitwiseCopyable {
  /// The two rates, slow first, both negative or zero, in 1/s.
  private let slow, fast: Double
  /// d(sample)/dt = drive x element - drain x sample.
  private let drive, drain: Double
  /// What a peak takes of the rates: 1 / (q - p), -q / p, p / (p - q) and 1 - p / q.
  private let parting, turning, power, height: Double

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
    parting = 1 / (fast - slow)
    turning = -fast / slow
    power = -slow * parting
    height = 1 - slow / fast
  }

  /// The stage as its model has it, without a box.
  public init(_ model: StageModel) {
    self.init(
      element: model.element.value, sample: model.sample.value, coupling: model.coupling.value,
      elementLoss: model.elementLoss.value, sampleLoss: model.sampleLoss.value)
  }

  /// How fast the sample warms, a second; both temperatures above the surroundings.
  func rise(_ element: Double, _ sample: Double) -> Double { drive * element - drain * sample }

  /// The highest value of the sample from now on, both above the surroundings.
  ///
  /// Where even what it would come to without the slow loss is less than `plenty`, it is that instead:
  /// too much by a little, and found without a logarithm.
  public func peak(_ element: Double, _ sample: Double, plenty: Double = -.infinity) -> Double {
    if element.isNaN || sample.isNaN { return .nan }
    let rise = rise(element, sample)
    guard rise > 0 else { return sample }
    // S = a e^(pt) + b e^(qt) with S(0) and S'(0) known.
    let b = (rise - slow * sample) * parting
    let a = sample - b
    guard slow < 0 else { return a }
    // From below it comes up to what surrounds it, in the end, and no further.
    guard a > 0 else { return 0 }
    // b is below zero, for the sample warms: it is never above a.
    guard a >= plenty else { return a }
    // It turns where a p e^(pt) = -b q e^(qt); above one, for the sample still warms.
    let ratio = b / a * turning
    return a * height * Arithmetic.exp(power * Arithmetic.log(ratio))
  }

  /// A number that stands for all of these.
  var seal: UInt64 {
    var seal = UInt64.unsealed
    seal.mix(slow)
    seal.mix(fast)
    seal.mix(drive)
    seal.mix(drain)
    seal.mix(parting)
    seal.mix(turning)
    seal.mix(power)
    seal.mix(height)
    return seal
  }
}
