public import Quantities
public import Safety

/// What an identification found of a stage, and how well.
public struct IdentifiedStage: Hashable, Sendable, BitwiseCopyable {
  public var element, sample: Estimate<JoulesPerKelvin>
  /// From element to sample.
  public var coupling: Estimate<WattsPerKelvin>
  /// To the surroundings. A loss that cannot be told from none is half its bound, ±100 %.
  public var elementLoss, sampleLoss: Estimate<WattsPerKelvin>
  /// How far the sensors run behind.
  public var elementLag, sampleLag: Seconds
  /// What the sensors show above the sample's at rest.
  public var offsets: RestOffsets
  /// What two masses leave unexplained of a window's change: root mean square.
  public var residual: Kelvins

  public init(
    element: Estimate<JoulesPerKelvin>, sample: Estimate<JoulesPerKelvin>,
    coupling: Estimate<WattsPerKelvin>, elementLoss: Estimate<WattsPerKelvin>,
    sampleLoss: Estimate<WattsPerKelvin>, elementLag: Seconds, sampleLag: Seconds,
    offsets: RestOffsets, residual: Kelvins = .zero
  ) {
    self.element = element
    self.sample = sample
    self.coupling = coupling
    self.elementLoss = elementLoss
    self.sampleLoss = sampleLoss
    self.elementLag = elementLag
    self.sampleLag = sampleLag
    self.offsets = offsets
    self.residual = residual
  }

  public var box: Box {
    Box(
      element: element.share, sample: sample.share, coupling: coupling.share,
      elementLoss: elementLoss.share, sampleLoss: sampleLoss.share)
  }

  /// The model that a guard works with.
  public func model(fullPower: Watts, latency: Seconds) -> StageModel {
    StageModel(
      element: element.value, sample: sample.value, coupling: coupling.value,
      elementLoss: elementLoss.value, sampleLoss: sampleLoss.value, fullPower: fullPower,
      box: box, latency: latency, elementLag: elementLag, sampleLag: sampleLag,
      offsets: offsets)
  }
}
