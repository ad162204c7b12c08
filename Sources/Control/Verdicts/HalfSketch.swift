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
  let isCharge: Bool

  init(isCharge: Bool) { self.isCharge = isCharge }

  /// - Parameter flowed: since the sample before, whichever way.
  mutating func add(
    _ potential: Volts, _ current: Amperes, _ temperature: Celsius?, flowed: Coulombs
  ) {
    charge += flowed.value
    samples += 1
    currents += current.magnitude.value
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
    return HalfSummary(
      isCharge: isCharge, overpotential: middle * way, level: middle + rest.value,
      end: late * way, arc: (late - early) * way / size,
      current: currents / Double(samples), warmth: warmths > 0 ? warmth / Double(warmths) : nil)
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

  /// The same with the overpotential that both directions share.
  func measured(by overpotential: Double) -> HalfSummary {
    HalfSummary(
      isCharge: isCharge, overpotential: overpotential, level: level, end: overpotential,
      arc: arc, current: current, warmth: warmth)
  }
}
