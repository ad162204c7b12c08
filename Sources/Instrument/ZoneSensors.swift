import HAL
import Quantities
public import Safety

/// Which of the instrument's thermometers stand for what in a zone.
public struct ZoneSensors {
  let element, sample: Int
  /// A second sensor of the sample, of another kind.
  let diverse: Int?
  let surroundings: Int?
  private let offsets: RestOffsets

  /// `offsets` is nil where the sensors were never seen at rest together.
  public init(
    element: Int, sample: Int, diverse: Int?, surroundings: Int?, offsets: RestOffsets?
  ) {
    self.offsets = offsets ?? RestOffsets(element: .zero, surroundings: .zero)
    self.element = element
    self.sample = sample
    self.diverse = diverse
    self.surroundings = surroundings
  }

  /// All of them, the element's first, each once.
  var own: [Int] {
    var own = [element]
    for place in [sample, diverse ?? sample] where !own.contains(place) { own.append(place) }
    return own
  }

  /// What the guard goes by; nil until every sensor has said something.
  func look(
    _ thermometers: Lasting<Thermometer>, besides: Watts
  ) -> ThermalGuard.Observation? {
    guard let element = thermometers.with(element, \.latest)?.without(offsets.element),
      var sample = thermometers.with(sample, \.latest)
    else { return nil }
    if let diverse {
      guard let other = thermometers.with(diverse, \.latest) else { return nil }
      sample = .hotter(sample, other)
    }
    // Without a sensor of its own the surroundings count as hot as the hotter of the two.
    let around = surroundings.flatMap {
      thermometers.with($0, \.latest)?.without(offsets.surroundings).value
    }
    let bound = around ?? max(element.value, sample.value)
    return ThermalGuard.Observation(
      element: element, sample: sample, surroundings: bound, besides: besides)
  }

  /// The two sensors of the sample, if there are two and both have spoken.
  func pair(
    _ thermometers: Lasting<Thermometer>
  ) -> (TrustedTemperature, TrustedTemperature)? {
    guard let diverse, let a = thermometers.with(sample, \.latest),
      let b = thermometers.with(diverse, \.latest)
    else { return nil }
    return (a, b)
  }
}
