/// The middle half of a charge: away from turns and from what follows them.
struct PlateauWindow {
  private let from, to: Double

  init(from begin: Double, to end: Double) {
    from = begin + (end - begin) / 4
    to = end - (end - begin) / 4
  }

  /// The value that splits what flowed within the window in two.
  func median(
    of points: [CellPoint], _ range: Range<Int>, _ isCharge: Bool, _ value: (CellPoint) -> Double
  ) -> Double? {
    var parts: [(value: Double, weight: Double)] = []
    for index in range.dropFirst() {
      let (a, b) = (points[index - 1], points[index])
      let (before, after) = isCharge ? (a.charged, b.charged) : (a.discharged, b.discharged)
      let weight = min(after, to) - max(before, from)
      let middle = (value(a) + value(b)) / 2
      if weight > 0, middle.isFinite { parts.append((middle, weight)) }
    }
    parts.sort { $0.value < $1.value }
    let half = parts.reduce(0) { $0 + $1.weight } / 2
    var sum = 0.0
    for part in parts {
      sum += part.weight
      if sum >= half { return part.value }
    }
    return nil
  }
}
