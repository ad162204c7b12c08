/// The unit in which a span of time reads best.
struct TimeScale {
  let unit: String
  /// In s.
  let length: Double

  init(for span: Double) {
    (unit, length) =
      switch span {
      case ..<180: ("s", 1)
      case ..<10_800: ("min", 60)
      default: ("h", 3600)
      }
  }

  var label: String { "time, \(unit)" }
}
