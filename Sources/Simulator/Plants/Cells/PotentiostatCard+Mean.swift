public import Quantities

/// What a converter sees that averages over its conversion.
extension PotentiostatCard {
  public func mean(of index: Int, from start: Instant, to end: Instant) -> Double {
    settle(to: end)
    guard let kind = Output(rawValue: index), kind != .temperature else {
      return output(index, at: end)
    }
    var (sum, whole) = (0.0, 0.0)
    past.looksBack(from: start, to: end) { part, from, to in
      let span = (to - from).value
      sum += span * mean(kind, in: part, from: from, to: to)
      whole += span
    }
    return whole > 0 ? sum / whole : output(index, at: end)
  }

  /// What truly flowed on average over a conversion around an instant: known to tests and never to
  /// the instrument.
  public func trueCurrent(around now: Instant, over conversion: Seconds) -> Amperes {
    let half = Seconds(nanoseconds: conversion.nanoseconds / 2)
    settle(to: now + half)
    var charge = 0.0
    past.looksBack(from: now - half, to: now + half) { part, from, to in
      let (young, old) = ((from - part.start).value, (to - part.start).value)
      charge += (to - from).value * meanCurrent(in: part, from: young, to: old)
    }
    return Amperes(charge / conversion.value)
  }

  private func mean(
    _ kind: Output, in part: CardSegment, from: Instant, to: Instant
  ) -> Double {
    let (young, old) = ((from - part.start).value, (to - part.start).value)
    switch kind {
    case .current: return amplified(meanCurrent(in: part, from: young, to: old), part)
    case .shunt: return 10 * meanCurrent(in: part, from: young, to: old)
    case .potential, .counter, .temperature, .bus:
      return Self.mean(from: young, to: old) {
        shown(kind, read(part, at: part.start + Seconds($0)))
      }
    }
  }

  private func meanCurrent(in part: CardSegment, from young: Double, to old: Double) -> Double {
    guard case .held = part.drive else {
      return current(after: (young + old) / 2, in: part)
    }
    let before = young > 0 ? passed(young, in: part).charge : 0
    return (passed(old, in: part).charge - before) / (old - young)
  }

  /// In volts: a quarter of what moves a converter by one count.
  private static let unseen = 6e-8

  /// The average of what settles after a jump at 0, with any time constants.
  ///
  /// Gauss of two points in stretches that double. Twenty spans after the jump nothing bends any
  /// more within one: its middle is right within 6e-5 of what is left to settle.
  private static func mean(
    from young: Double, to old: Double, _ value: (Double) -> Double
  ) -> Double {
    let middle = value((young + old) / 2)
    guard young < 20 * (old - young) else { return middle }
    let (first, last) = (value(young), value(old))
    if max((first - middle).magnitude, (last - middle).magnitude) < Self.unseen {
      return (first + 4 * middle + last) / 6
    }
    var (sum, late) = (0.0, old)
    for stretch in 1...7 where late > young {
      let early = stretch == 7 ? young : max(young, late / 2)
      let (middle, half) = ((early + late) / 2, (late - early) / 2)
      let off = half * 0.5773502691896258
      sum += half * (value(middle - off) + value(middle + off))
      late = early
    }
    return sum / (old - young)
  }
}
