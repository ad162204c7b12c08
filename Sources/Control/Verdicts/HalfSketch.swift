import Quantities

/// What is kept of one half cycle while it goes on: so many places of charge and potential, evenly
/// spread however long it is.
struct HalfSketch {
  private static let room = 32

  private var charges = InlineArray<32, Double>(repeating: 0)
  private var potentials = InlineArray<32, Double>(repeating: 0)
  private var count = 0
  private var stride = 1
  private var skipped = 0
  private var charge = 0.0
  private var warmth = 0.0
  private var warmths = 0
  private var currents = 0.0
  private var samples = 0
  private var currentRange = (least: Double.infinity, most: 0.0)
  let isCharge: Bool

  init(isCharge: Bool) { self.isCharge = isCharge }

  /// - Parameter flowed: since the sample before, whichever way.
  mutating func add(
    _ potential: Volts, _ current: Amperes, _ temperature: Celsius?, flowed: Coulombs
  ) {
    charge += flowed.value
    samples += 1
    let magnitude = current.magnitude.value
    currents += magnitude
    // The first may still be on its way.
    if samples > 1 {
      currentRange = (min(currentRange.least, magnitude), max(currentRange.most, magnitude))
    }
    if let temperature {
      warmth += temperature.value
      warmths += 1
    }
    skipped += 1
    guard skipped >= stride else { return }
    skipped = 0
    if count == Self.room { halve() }
    charges[count] = charge
    potentials[count] = potential.value
    count += 1
  }

  /// Every second place makes room for as much again.
  private mutating func halve() {
    for place in 0..<Self.room / 2 {
      charges[place] = charges[2 * place + 1]
      potentials[place] = potentials[2 * place + 1]
    }
    count = Self.room / 2
    stride *= 2
  }

  /// What it comes to; nil if there was too little of it to say.
  func summary(against rest: Volts) -> HalfSummary? {
    guard count >= 6 else { return nil }
    let middle = mean(from: 0.25, to: 0.75) - rest.value
    let early = mean(from: 0.1, to: 0.3) - rest.value
    let late = mean(from: 0.9, to: 1) - rest.value
    let size = max(1e-6, middle.magnitude)
    let way = isCharge ? 1.0 : -1.0
    // Its very end is left out: there a foil may run out, or a filament may just have touched.
    let settled = (mean(from: 0.7, to: 0.9) - rest.value) * way
    let levels = (early: early * way, middle: middle * way)
    let before = potentialBeforeBreak(against: rest)
    return HalfSummary(
      isCharge: isCharge, overpotential: middle * way, level: middle + rest.value,
      end: late * way, arc: (late - early) * way / size,
      current: currents / Double(samples), warmth: warmths > 0 ? warmth / Double(warmths) : nil,
      lowest: before ?? min(levels.early, min(levels.middle, settled)),
      highest: max(levels.early, max(levels.middle, settled)), isBroken: before != nil,
      isOfOneCurrent: currentRange.most - currentRange.least <= 0.05 * currentRange.most)
  }

  /// The least that there was before more than half of it went and stayed away, along the current;
  /// nil if that did not happen. What falls by degrees has neighbours in between.
  private func potentialBeforeBreak(against rest: Volts) -> Double? {
    var first = 0
    while first < count, charges[first] < 0.1 * charge { first += 1 }
    let way = isCharge ? 1.0 : -1.0
    // Two before it and three from it on.
    var place = first + 2
    while place <= count - 3 {
      var least = Double.infinity
      for other in first..<place { least = min(least, (potentials[other] - rest.value) * way) }
      var most = -Double.infinity
      for other in place..<count { most = max(most, (potentials[other] - rest.value) * way) }
      if least - most > VerdictRule.floor, most < 0.5 * least { return least }
      place += 1
    }
    return nil
  }

  /// Of the potential over a part of the charge.
  private func mean(from low: Double, to high: Double) -> Double {
    let (first, last) = (low * charge, high * charge)
    var sum = 0.0
    var number = 0
    for place in 0..<count where charges[place] >= first && charges[place] <= last {
      sum += potentials[place]
      number += 1
    }
    guard number > 0 else { return potentials[count - 1] }
    return sum / Double(number)
  }
}

/// One half cycle that is over.
struct HalfSummary {
  let isCharge: Bool
  /// In V, positive where the potential goes with the current.
  let overpotential: Double
  /// In V, where the middle of it lies.
  let level: Double
  /// The same as the overpotential, of its last tenth.
  let end: Double
  /// By how much the end lies above the beginning, as a share of the middle.
  let arc: Double
  /// In A, whichever way.
  let current: Double
  /// In °C; nil if it was not measured.
  let warmth: Double?
  /// The lowest and the highest that it was over a stretch, along the current, without its first and
  /// its last tenth; of one that broke the lowest before that.
  let lowest, highest: Double
  /// Whether more than half of it went from one place to the next, and stayed away.
  let isBroken: Bool
  /// Whether nothing else was asked of the cell meanwhile.
  let isOfOneCurrent: Bool

  /// The same with the overpotential that both directions share.
  func measured(by overpotential: Double) -> HalfSummary {
    HalfSummary(
      isCharge: isCharge, overpotential: overpotential, level: level, end: overpotential,
      arc: arc, current: current, warmth: warmth, lowest: overpotential, highest: overpotential,
      isBroken: false, isOfOneCurrent: isOfOneCurrent)
  }
}
