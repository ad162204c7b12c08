/// What happened so far, or during one window, each a running sum or a rise, above the start.
struct HeatSums: BitwiseCopyable {
  /// Rises in K.
  var element = 0.0
  var sample = 0.0
  /// What the heater gave, in J.
  var heat = 0.0
  /// Integrals over time, in K s: element over sample, and each over the surroundings.
  var lead = 0.0
  var elementExcess = 0.0
  var sampleExcess = 0.0

  static func - (a: Self, b: Self) -> Self {
    HeatSums(
      element: a.element - b.element, sample: a.sample - b.sample, heat: a.heat - b.heat,
      lead: a.lead - b.lead, elementExcess: a.elementExcess - b.elementExcess,
      sampleExcess: a.sampleExcess - b.sampleExcess)
  }
}

/// The signals of a record with the sensors' lags made equal.
///
/// What a sensor reads is the truth behind its lag. Put each reading behind the *other* sensor's
/// lag, and power and surroundings behind both: all are then behind the same two lags, and the
/// equations of the stage hold between them exactly. Nothing is differentiated.
struct AlignedSignals {
  private(set) var sums = HeatSums()
  private var elementLag, sampleLag: LagStep
  private var element = Lagged()
  private var sample = Lagged()
  private var heatOnce = Lagged()
  private var heat = Lagged()
  private var aroundOnce = Lagged()
  private var around = Lagged()

  init(_ lags: SensorLags) {
    elementLag = LagStep(constant: lags.element)
    sampleLag = LagStep(constant: lags.sample)
  }

  /// Takes a reading, so much after the one before.
  mutating func take(_ reading: StartedReading, after span: Double) {
    elementLag.prepare(for: span)
    sampleLag.prepare(for: span)
    let (e, s, w) = (element.value, sample.value, around.value)
    element.take(reading.element, sampleLag)
    sample.take(reading.sample, elementLag)
    aroundOnce.take(reading.surroundings, elementLag)
    around.take(aroundOnce.value, sampleLag)
    heatOnce.take(reading.heat, elementLag)
    heat.take(heatOnce.value, sampleLag)
    sums.element = element.value
    sums.sample = sample.value
    sums.heat = heat.value
    let half = span / 2
    sums.lead += half * (e - s + element.value - sample.value)
    sums.elementExcess += half * (e - w + element.value - around.value)
    sums.sampleExcess += half * (s - w + sample.value - around.value)
  }
}

/// Cuts a record into overlapping windows: eight strides long, one begun each stride.
struct WindowReel {
  private static let overlap = 8
  private var signals: AlignedSignals
  private var past = InlineArray<8, HeatSums>(repeating: HeatSums())
  private var strides = 0
  private var samples = 0
  private let stride: Int

  init(_ lags: SensorLags, stride: Int) {
    signals = AlignedSignals(lags)
    self.stride = stride
  }

  /// Takes a reading; answers a window if one ends here.
  mutating func take(_ reading: StartedReading, after span: Double) -> HeatSums? {
    signals.take(reading, after: span)
    samples += 1
    guard samples == stride else { return nil }
    samples = 0
    let place = strides % Self.overlap
    let begun = past[place]
    past[place] = signals.sums
    strides += 1
    return strides >= Self.overlap ? signals.sums - begun : nil
  }
}
