import Quantities

/// The newest ten half cycles of one direction that nothing was wrong with.
struct HalfHistory {
  private static let room = 10

  private var sizes = InlineArray<10, Double>(repeating: 0)
  private var currents = InlineArray<10, Double>(repeating: 0)
  private var warmths = InlineArray<10, Double>(repeating: .nan)
  private(set) var count = 0
  /// In all, also those that are forgotten.
  private(set) var total = 0
  private(set) var first: HalfSummary?
  private(set) var last: HalfSummary?
  /// The least that a half has come to since the beginning.
  private(set) var least: HalfSummary?
  /// Whether each half so far was close to the one before or smoothly below it.
  private(set) var isSmooth = true

  /// The highest activation energy of an interface that a rise of temperature is credited with, in
  /// J/mol: dendrite-free interphases are reported between 40 and 70 kJ/mol.
  private static let energy = 70_000.0

  mutating func add(_ half: HalfSummary) {
    if let last, half.overpotential < last.overpotential * 0.5 { isSmooth = false }
    if let last, half.overpotential > last.overpotential * 1.15 { isSmooth = false }
    if count == Self.room {
      for place in 1..<Self.room {
        sizes[place - 1] = sizes[place]
        currents[place - 1] = currents[place]
        warmths[place - 1] = warmths[place]
      }
      count -= 1
    }
    sizes[count] = half.overpotential
    currents[count] = half.current
    warmths[count] = half.warmth ?? .nan
    count += 1
    total += 1
    if first == nil { first = half }
    last = half
    if least.map({ half.overpotential < $0.overpotential }) ?? true { least = half }
  }

  /// The least and the most that a healthy cell would show under the current and at the
  /// temperature of another half: in the middle of those that are known.
  func expected(for half: HalfSummary) -> (least: Double, most: Double) {
    var low = InlineArray<10, Double>(repeating: 0)
    var high = InlineArray<10, Double>(repeating: 0)
    for place in 0..<count {
      let factors = Self.factors(
        from: currents[place], warmths[place], to: half.current, half.warmth ?? .nan)
      low[place] = sizes[place] * factors.least
      high[place] = sizes[place] * factors.most
    }
    return (Self.median(&low, count), Self.median(&high, count))
  }

  /// Overpotentials rise with the current, at most in proportion to it; and fall with the
  /// temperature, at most as an interface of the highest energy does.
  static func factors(
    from current: Double, _ warmth: Double, to other: Double, _ otherWarmth: Double
  ) -> (least: Double, most: Double) {
    let ratio = current > 0 ? other / current : 1
    var least = ratio < 1 ? ratio : 1
    var most = ratio > 1 ? ratio : 1
    let change = otherWarmth - warmth
    if change > 1 || change < -1 {
      let colder = 1 / (otherWarmth + 273.15) - 1 / (warmth + 273.15)
      let factor = Arithmetic.exp(energy / 8.314462618 * colder)
      if factor < 1 { least *= factor } else { most *= factor }
    }
    return (least, most)
  }

  private static func median(_ values: inout InlineArray<10, Double>, _ count: Int) -> Double {
    guard count > 0 else { return 0 }
    for place in 1..<max(2, count) where place < count {
      var other = place
      while other > 0, values[other] < values[other - 1] {
        let value = values[other]
        values[other] = values[other - 1]
        values[other - 1] = value
        other -= 1
      }
    }
    let middle = count / 2
    return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
  }

  /// Whether the newest so many lie within a share of each other.
  func isSteady(over number: Int, within share: Double) -> Bool {
    guard count >= number else { return false }
    var low = sizes[count - 1]
    var high = low
    for place in (count - number)..<count {
      low = sizes[place] < low ? sizes[place] : low
      high = sizes[place] > high ? sizes[place] : high
    }
    return high - low <= share * high
  }
}
