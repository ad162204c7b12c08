import Documents

/// One axis of a chart: what it shows, from where to where, and where that stands.
struct Axis {
  let label: String
  let low, high: Double
  /// Where its ends stand, in the units of the picture.
  let from, to: Double
  let ticks: Ticks

  /// - Parameter least: a range narrower than this is widened about its middle.
  init(
    _ label: String, of values: [Double], least: Double = 0, padded: Bool, from: Double, to: Double
  ) {
    self.label = label
    self.from = from
    self.to = to
    let known = values.filter(\.isFinite)
    var (low, high) = (known.min() ?? 0, known.max() ?? 1)
    let floor = max(least, max(low.magnitude, high.magnitude) * 1e-3, 1e-12)
    if high - low < floor { (low, high) = ((low + high - floor) / 2, (low + high + floor) / 2) }
    let room = padded ? (high - low) * 0.06 : 0
    self.low = low - room
    self.high = high + room
    ticks = Self.ticks(self.low, self.high, length: (to - from).magnitude, isWide: to > from)
  }

  /// So many that no label touches the next.
  private static func ticks(_ low: Double, _ high: Double, length: Double, isWide: Bool) -> Ticks {
    var most = isWide ? 8 : 7
    while most > 1 {
      let ticks = Ticks(from: low, to: high, most: most)
      let widest = ticks.values.map { fixed($0, ticks.decimals).count }.max() ?? 1
      let room = length / Double(max(1, ticks.values.count))
      if !isWide || Double(widest) * 7.5 + 12 <= room { return ticks }
      most -= 1
    }
    return Ticks(from: low, to: high, most: 1)
  }

  func place(_ value: Double) -> Double { from + (value - low) / (high - low) * (to - from) }

  var labels: [(place: Double, text: String)] {
    ticks.values.map { (place($0), fixed($0, ticks.decimals)) }
  }
}
