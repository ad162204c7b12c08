public import Quantities

/// Bears only as much unexplained heat as the box of the model can explain away.
public struct HeatWatch: Hashable, Sendable, BitwiseCopyable {
  /// How long the bound must be broken: what settles by then was the observer's own settling.
  static let persistence = Seconds(3)
  /// How much more than the box allows is borne: the plant has corners that two masses lack.
  static let tolerance = 1.5

  private let model: StageModel
  /// What the sensors of element and sample may be apart though the masses are not.
  private let sensors: Kelvins
  private var fineUntil: Instant?

  public init(_ model: StageModel, sensors: Kelvins) {
    self.model = model
    self.sensors = sensors
  }

  /// What the box lets two masses at these temperatures hide, in the sample.
  public func bearable(
    element: Celsius, sample: Celsius, surroundings: Celsius
  ) -> Watts {
    let lead = (element - sample).magnitude
    let above = (sample - surroundings).magnitude
    let box = model.box
    let crossing = model.coupling * (lead * (box.coupling + box.sample) + sensors)
    let lost = model.sampleLoss * above * (box.sampleLoss + box.sample)
    return (crossing + lost) * Self.tolerance
  }

  /// A cause, once unexplained heat has been beyond what is bearable for long enough.
  public mutating func step(
    _ unexplained: Watts, bearable: Watts, at now: Instant
  ) -> TripCause? {
    if unexplained.magnitude < bearable || fineUntil == nil { fineUntil = now }
    guard let since = fineUntil, now - since >= Self.persistence else { return nil }
    return .unexplained(unexplained, in: .sample)
  }
}
