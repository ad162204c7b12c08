public import Quantities

/// A heated stage as two masses: what `identify` finds and the rollout trusts, within its box.
public struct StageModel: Hashable, Sendable, BitwiseCopyable {
  public var element: JoulesPerKelvin
  public var sample: JoulesPerKelvin
  /// From element to sample.
  public var coupling: WattsPerKelvin
  /// From the element to the surroundings.
  public var elementLoss: WattsPerKelvin
  /// From the sample to the surroundings.
  public var sampleLoss: WattsPerKelvin
  /// All that the heater can give, at the highest supply voltage.
  public var fullPower: Watts
  /// What the heater can be relied upon to give.
  public var reliablePower: Watts
  /// The box in which the truth lies.
  public var box: Box
  /// How long after a reading the heater can still be on: sampling, conversion, switching.
  public var latency: Seconds
  /// How far the sensors of element and sample run behind what they measure.
  public var elementLag, sampleLag: Seconds
  /// What is known of the sensors' differences; nil if they were never seen at rest together.
  public var offsets: RestOffsets?

  public init(
    element: JoulesPerKelvin, sample: JoulesPerKelvin, coupling: WattsPerKelvin,
    elementLoss: WattsPerKelvin, sampleLoss: WattsPerKelvin, fullPower: Watts, box: Box,
    latency: Seconds, elementLag: Seconds = .zero, sampleLag: Seconds = .zero,
    offsets: RestOffsets? = nil
  ) {
    self.element = element
    self.sample = sample
    self.coupling = coupling
    self.elementLoss = elementLoss
    self.sampleLoss = sampleLoss
    self.fullPower = fullPower
    reliablePower = fullPower * 0.97
    self.box = box
    self.latency = latency
    self.elementLag = elementLag
    self.sampleLag = sampleLag
    self.offsets = offsets
  }
}

extension StageModel {
  /// How long an observer takes to find what is unexplained: fast beside the stage, and slow
  /// enough beside its sensors.
  public var settling: Seconds {
    let constant = sample.value / coupling.value
    return Seconds(Arithmetic.larger(sampleLag.value * 4, constant / 8))
  }

  /// A number that stands for all of it but the box.
  var seal: UInt64 {
    var seal = UInt64.unsealed
    seal.mix(element.value)
    seal.mix(sample.value)
    seal.mix(coupling.value)
    seal.mix(elementLoss.value)
    seal.mix(sampleLoss.value)
    seal.mix(fullPower.value)
    seal.mix(Arithmetic.double(latency.nanoseconds))
    seal.mix(Arithmetic.double(elementLag.nanoseconds))
    seal.mix(Arithmetic.double(sampleLag.nanoseconds))
    seal.mix(offsets?.element.value ?? 0)
    seal.mix(offsets?.surroundings.value ?? 0)
    return seal
  }
}
