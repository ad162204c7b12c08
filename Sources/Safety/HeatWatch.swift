public import Quantities

/// Bears only as much unexplained heat as the box of the model can explain away.
public struct HeatWatch: Hashable, Sendable, BitwiseCopyable {
  /// How long the bound must be broken: what settles by then was the observer's own settling.
  static let persistence = Seconds(3)
  /// How much more than the box allows is borne: the plant has corners that two masses lack.
  static let tolerance = 1.5
  /// The share of full power by which a heater may differ from the declared one.
  static let heaterShare = 0.35

  private let model: StageModel
  private let settling: Seconds
  /// What the sensors of element and sample may be apart though the masses are not.
  private let sensors: Kelvins
  /// What was bearable a moment ago still is: an observer forgets no faster than it finds.
  private var bearableInSample = Watts.zero
  private var bearableInElement = Watts.zero
  private var sampleFineUntil: Instant?
  private var elementFineUntil: Instant?

  public init(_ model: StageModel, sensors: Kelvins) {
    self.model = model
    settling = model.settling
    self.sensors = sensors
  }

  /// What the box lets two masses at these temperatures hide in the sample.
  public func bearableInSample(
    element: Celsius, sample: Celsius, surroundings: Celsius
  ) -> Watts {
    let lead = (element - sample).magnitude
    let above = (sample - surroundings).magnitude
    let box = model.box
    let crossing = model.coupling * (lead * (box.coupling + box.sample) + sensors)
    let lost = model.sampleLoss * above * (box.sampleLoss + box.sample)
    return (crossing + lost) * Self.tolerance
  }

  /// The same in the element, where the heater's own power is the largest unknown.
  public func bearableInElement(
    element: Celsius, sample: Celsius, surroundings: Celsius
  ) -> Watts {
    let lead = (element - sample).magnitude
    let above = (element - surroundings).magnitude
    let box = model.box
    let crossing = model.coupling * (lead * (box.coupling + box.element) + sensors)
    let lost = model.elementLoss * above * (box.elementLoss + box.element)
    return (crossing + lost) * Self.tolerance + model.fullPower * Self.heaterShare
  }

  /// A cause, once unexplained heat has been beyond what is bearable for long enough.
  public mutating func step(
    sample: Watts, bearable inSample: Watts, element: Watts, bearable inElement: Watts,
    period: Seconds, at now: Instant
  ) -> TripCause? {
    let fading = 1 - period / settling / 4
    let inSample = Self.larger(inSample, bearableInSample * fading)
    let inElement = Self.larger(inElement, bearableInElement * fading)
    bearableInSample = inSample
    bearableInElement = inElement
    if Self.lasts(&sampleFineUntil, sample.magnitude < inSample, now) {
      return .unexplained(sample, in: .sample)
    }
    if Self.lasts(&elementFineUntil, element.magnitude < inElement, now) {
      return .unexplained(element, in: .element)
    }
    return nil
  }

  private static func larger(_ a: Watts, _ b: Watts) -> Watts { a > b ? a : b }

  private static func lasts(_ fineUntil: inout Instant?, _ fine: Bool, _ now: Instant) -> Bool {
    guard !fine, let since = fineUntil else {
      fineUntil = now
      return false
    }
    return now - since >= persistence
  }
}
