import Quantities

/// Whether a record holds what an identification needs, and whether its sensors can be believed.
struct HeatCheck {
  /// The least rise of the sample that says anything beside ±0.4 % sensors and 0.06 K steps.
  private static let leastRise = 15.0
  /// The least fall after the last heat, as a share of the rise, and in K.
  private static let leastFall = 0.03
  private static let leastFallKelvins = 1.0

  /// The most that the sample rose, in K.
  private(set) var sampleRise = 0.0
  private var peakAfterHeat = 0.0
  private var end = 0.0
  /// Rises weighted with the power that flowed.
  private var elementHeated = 0.0
  private var sampleHeated = 0.0

  init(_ samples: Span<IdentificationSample>, _ start: RestingStart) {
    for i in samples.indices {
      let reading = start.reading(samples[i])
      if reading.sample > sampleRise { sampleRise = reading.sample }
      let power = samples[i].power.value
      if power > 0 { peakAfterHeat = reading.sample }
      if reading.sample > peakAfterHeat { peakAfterHeat = reading.sample }
      elementHeated += power * reading.element
      sampleHeated += power * reading.sample
      end = reading.sample
    }
  }

  func verdict() throws(IdentificationRefusal) {
    guard elementHeated >= 0 else { throw .inverted(.element) }
    guard sampleHeated >= 0 else { throw .inverted(.sample) }
    guard sampleRise >= Self.leastRise else { throw .tooLittleHeat(rise: Kelvins(sampleRise)) }
    guard elementHeated > sampleHeated else { throw .swapped }
    let fall = peakAfterHeat - end
    guard fall >= Self.leastFallKelvins, fall >= Self.leastFall * sampleRise else {
      throw .noCooling(fall: Kelvins(fall))
    }
  }
}
