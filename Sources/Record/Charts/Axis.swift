import Documents
import Quantities

/// One axis of a chart: what it shows, from where to where, and where that stands.
struct Axis {
  let label: String
  /// Its ends, along its scale.
  let low, high: Double
  /// Where its ends stand, in the units of the picture.
  let from, to: Double
  /// How much of the picture one of its units takes.
  private let unit: Double
  let scale: AxisScale
  let ticks: Ticks

  init(
    _ label: String, _ low: Double, _ high: Double, from: Double, to: Double,
    scale: AxisScale = .even
  ) {
    self.label = label
    self.low = low
    self.high = high
    self.from = from
    self.to = to
    self.scale = scale
    unit = (to - from) / (high - low)
    ticks = Self.ticks(low, high, scale, length: (to - from).magnitude, isWide: to > from)
  }

  /// An axis around some values.
  ///
  /// - Parameter least: a range narrower than this is widened about its middle.
  init(
    _ label: String, of values: [[Double]], least: Double = 0, padded: Bool, from: Double,
    to: Double, scale: AxisScale = .even
  ) {
    var (low, high) = Self.ends(of: values, along: scale)
    let floor = max(least, max(low.magnitude, high.magnitude) * 1e-3, 1e-12)
    if high - low < floor { (low, high) = ((low + high - floor) / 2, (low + high + floor) / 2) }
    // Within one power of ten no tick would stand.
    if scale == .decades, Arithmetic.floor(high) - low < 1 {
      (low, high) = (Arithmetic.floor(low), -Arithmetic.floor(-high))
    }
    let room = padded ? (high - low) * 0.06 : 0
    self.init(label, low - room, high + room, from: from, to: to, scale: scale)
  }

  /// The least and the most of what is finite; long curves are neither joined nor copied for it.
  private static func ends(of values: [[Double]], along scale: AxisScale) -> (Double, Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for list in values {
      for value in list {
        let place = scale.along(value)
        guard place.isFinite else { continue }
        low = min(low, place)
        high = max(high, place)
      }
    }
    return low <= high ? (low, high) : (0, 1)
  }

  /// So many that no label touches the next.
  private static func ticks(
    _ low: Double, _ high: Double, _ scale: AxisScale, length: Double, isWide: Bool
  ) -> Ticks {
    var most = isWide ? 8 : 7
    while most > 1 {
      let ticks = Ticks(from: low, to: high, most: most, least: scale.least)
      let widest =
        ticks.values.map { scale.text($0, decimals: ticks.decimals).count }.max() ?? 1
      let room = length / Double(max(1, ticks.values.count))
      if !isWide || Double(widest) * 7.5 + 12 <= room { return ticks }
      most -= 1
    }
    return Ticks(from: low, to: high, most: 1, least: scale.least)
  }

  func place(_ value: Double) -> Double {
    from + (scale.along(value) - low) * unit
  }

  var labels: [(place: Double, text: String)] {
    ticks.values.map {
      (
        from + ($0 - low) * unit,
        scale.text($0, decimals: ticks.decimals)
      )
    }
  }
}
