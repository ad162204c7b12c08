/// How far each number of a stage's model may be off, as a share of it.
public struct Box: Hashable, Sendable, BitwiseCopyable {
  public var element: Double
  public var sample: Double
  public var coupling: Double
  public var elementLoss: Double
  public var sampleLoss: Double

  public init(
    element: Double, sample: Double, coupling: Double, elementLoss: Double, sampleLoss: Double
  ) {
    self.element = element
    self.sample = sample
    self.coupling = coupling
    self.elementLoss = elementLoss
    self.sampleLoss = sampleLoss
  }

  /// Every number as uncertain as every other.
  public init(_ share: Double) {
    self.init(
      element: share, sample: share, coupling: share, elementLoss: share, sampleLoss: share)
  }

  /// A number that stands for all of it.
  var seal: UInt64 {
    var seal = UInt64.unsealed
    seal.mix(element)
    seal.mix(sample)
    seal.mix(coupling)
    seal.mix(elementLoss)
    seal.mix(sampleLoss)
    return seal
  }
}
