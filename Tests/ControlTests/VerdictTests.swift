import Control
import Quantities
import Testing

/// Half cycles of square waves, as papers draw them.
private struct Cycler {
  var watch = VerdictWatch(.symmetric)
  var said: [CellVerdict] = []
  var current = 1e-3
  var warmth = 25.0

  /// One half; its potential from where it begins to where it ends, in V.
  mutating func half(_ begin: Double, to end: Double? = nil, isCharge: Bool) {
    for sample in 0..<30 {
      let way = isCharge ? 1.0 : -1
      let share = Double(sample) / 29
      let size = begin + ((end ?? begin) - begin) * share * share * share
      if let found = watch.add(
        Volts(size * way), Amperes(current * way), Celsius(warmth), flowed: Coulombs(0.12))
      {
        said.append(found.verdict)
      }
    }
  }

  /// Cycles of these overpotentials, in V.
  mutating func cycle(_ sizes: [Double]) {
    for size in sizes {
      half(size, isCharge: true)
      half(size, isCharge: false)
    }
  }
}

@Suite("What is said of a cell by its overpotentials")
struct VerdictTests {
  @Test(
    "a plateau that drops by more than half at once and stays there is a hard short",
    arguments: [
      // 1.2 V until 269 h, 40 mV until 280 h, 100 mV after 100 h: what is left is a resistor.
      (before: 1.2, after: 0.3), (before: 0.04, after: 0.012), (before: 0.1, after: 0.02),
    ])
  func hard(before: Double, after: Double) {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: before, count: 20))
    #expect(cycler.said.isEmpty)
    cycler.cycle([after, after, after])
    #expect(cycler.said == [.hardShort])
  }

  @Test(
    "less than half of what the halves before it had is a hard short, in the first cycles too",
    arguments: [
      // 25.6 mV of a new cell, 20 ohm across it: between any two of the first halves.
      [25.6, 5.5, 5.5], [25.6, 25.6, 5.5, 5.5], [25.6, 25.6, 25.6, 5.5, 5.5],
      [25.6, 25.6, 25.6, 25.6, 5.5, 5.5], [25.6, 25.6, 25.6, 25.6, 25.6, 5.5, 5.5],
      // One that wears in.
      [60, 45, 10, 9.5],
    ])
  func early(millivolts: [Double]) {
    var cycler = Cycler()
    for (place, size) in (millivolts + [millivolts[millivolts.count - 1]]).enumerated() {
      cycler.half(size * 1e-3, isCharge: place.isMultiple(of: 2))
    }
    #expect(cycler.said == [.hardShort])
  }

  @Test("in the very first half a break is seen, also where noise hides it from the next sample")
  func firstHalf() {
    var cycler = Cycler()
    for sample in 0..<200 {
      let size = (sample < 90 ? 0.0256 : 0.0055) * (sample == 88 ? 0.7 : 1)
      let found = cycler.watch.add(
        Volts(size), Amperes(1e-3), nil, flowed: Coulombs(0.02))
      if let found { cycler.said.append(found.verdict) }
    }
    #expect(cycler.said.isEmpty)
    cycler.half(0.0055, isCharge: false)
    cycler.half(0.0055, isCharge: true)
    #expect(cycler.said == [.hardShort])
  }

  @Test(
    "what wears in within a half, or in a few, goes on where it was and is no short",
    arguments: [0.3, 0.6, 1, 2, 4], [0.04, 0.14])
  func gradual(halves: Double, more: Double) {
    var watch = VerdictWatch(.symmetric)
    var said: [CellVerdict] = []
    for half in 0..<20 {
      for sample in 0..<60 {
        let along = Double(half) + Double(sample) / 60
        let size = 0.02 + more * Arithmetic.exp(-along / halves)
        let way = half.isMultiple(of: 2) ? 1.0 : -1
        if let found = watch.add(
          Volts(size * way), Amperes(1e-3 * way), nil, flowed: Coulombs(0.05))
        {
          said.append(found.verdict)
        }
      }
    }
    #expect(!said.contains(.hardShort) && !said.contains(.softShort), "\(said)")
  }

  @Test("a smaller current in the second cycle is no short, nor within a half")
  func smaller() {
    var cycler = Cycler()
    cycler.cycle([0.1])
    cycler.current = 2e-4
    cycler.cycle([0.02, 0.02, 0.02, 0.02])
    #expect(cycler.said.isEmpty)
    var watch = VerdictWatch(.symmetric)
    var said: [CellVerdict] = []
    for half in 0..<6 {
      for sample in 0..<60 {
        let current = (sample < 30 ? 1e-3 : 2e-4) * (half.isMultiple(of: 2) ? 1 : -1)
        let found = watch.add(
          Volts(current * 100), Amperes(current), nil, flowed: Coulombs(0.05))
        if let found { said.append(found.verdict) }
      }
    }
    #expect(said.isEmpty)
  }

  @Test("a single low half is no short: the next one is what it was")
  func once() {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: 0.1, count: 12))
    cycler.half(0.02, isCharge: true)
    cycler.cycle([Double](repeating: 0.1, count: 5))
    #expect(cycler.said.isEmpty)
  }

  @Test(
    "60 mV that fall to 20 mV over the first cycles are activation and never a short",
    arguments: [2.0, 4, 8])
  func activation(cycles: Double) {
    var cycler = Cycler()
    var sizes: [Double] = []
    for cycle in 0..<50 {
      sizes.append(0.02 + 0.04 * Arithmetic.exp(-Double(cycle) / cycles))
    }
    cycler.cycle(sizes)
    #expect(cycler.said == [.activation])
  }

  @Test("a cell that had settled and loses a third of its overpotential for good is a soft short")
  func soft() {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: 0.1, count: 12))
    cycler.cycle([Double](repeating: 0.066, count: 4))
    #expect(cycler.said == [.softShort])
  }

  @Test(
    "part of a potential that is gone from one sample to the next, and stays so, is told at once",
    arguments: [
      // 100 mV; and 2 mV of 10 uA, which a card is off by half of.
      (size: 0.1, left: 0.066, offset: 0.0, said: CellVerdict.softShort),
      (size: 0.1, left: 0.03, offset: 0, said: .hardShort),
      (size: 0.002, left: 0.0013, offset: 0.001, said: .softShort),
    ])
  func within(size: Double, left: Double, offset: Double, said: CellVerdict) {
    var watch = VerdictWatch(.symmetric)
    var found: [(sample: Int, evidence: VerdictEvidence)] = []
    for sample in 0..<200 {
      let volts = (sample < 120 ? size : left) + offset + 2e-6 * Double(sample % 3)
      let evidence = watch.add(Volts(volts), Amperes(1e-5), nil, flowed: Coulombs(1e-5))
      if let evidence { found.append((sample, evidence)) }
    }
    #expect(found.map(\.sample) == [124])
    #expect(found.first?.evidence.verdict == said)
    #expect(found.first?.evidence.halves == 0)
  }

  @Test("outliers, noise, falls by degrees, other currents and rests are no drop")
  func still() {
    func said(_ potential: (Int) -> Double, current: (Int) -> Double = { _ in 1e-3 }) -> Bool {
      var watch = VerdictWatch(.symmetric)
      var found = false
      for sample in 0..<400 {
        if sample == 200 { watch.begin() }
        let evidence = watch.add(
          Volts(potential(sample)), Amperes(current(sample)), nil, flowed: Coulombs(1e-3))
        if evidence != nil { found = true }
      }
      return found
    }
    #expect(!said { $0 % 50 == 49 ? 0.02 : 0.1 })
    #expect(!said { 0.1 * (1 + 0.02 * Double($0 * 7919 % 13 - 6) / 6) })
    #expect(!said { 0.1 - 0.05 * Double($0) / 400 })
    #expect(!said { $0 < 200 ? 0.1 : 0.05 })
    #expect(!said({ $0 < 150 ? 0.1 : 0.05 }, current: { $0 < 150 ? 1e-3 : 5e-4 }))
    // A plateau below what converters scatter by.
    #expect(!said { $0 < 150 ? 0.0004 : 0.0001 })
    #expect(said { $0 < 150 ? 0.1 : 0.05 })
  }

  @Test("a thin foil that goes to 1000 mV is depleted, and one that doubles by degrees has grown")
  func high() {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: 0.1, count: 10))
    for end in [0.15, 0.25, 0.45, 0.8, 1.0] {
      cycler.half(0.11, to: end, isCharge: true)
      cycler.half(0.11, to: end, isCharge: false)
    }
    #expect(cycler.said == [.depletion])
    var other = Cycler()
    other.cycle((0..<60).map { 0.05 * (1 + Double($0) / 40) })
    #expect(other.said == [.growth])
    // An interphase that thickens to nine times its resistance in 480 h has grown: its halves are flat.
    var thick = Cycler()
    thick.cycle((0..<100).map { 0.05 * (1 + Double($0) / 12) })
    #expect(thick.said == [.growth])
    // As much, and every half rises by a fifth: ions find their way through dead metal.
    var dead = Cycler()
    for cycle in 0..<100 {
      let size = 0.05 * (1 + Double(cycle) / 12)
      let end = size * (1 + 0.2 * Double(cycle) / 100)
      dead.half(size, to: end, isCharge: true)
      dead.half(size, to: end, isCharge: false)
    }
    #expect(dead.said == [.growth, .depletion])
  }

  @Test("a resistance that is there from one half to the next, both ways, is lost contact")
  func contact() {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: 0.1, count: 10) + [0.35, 0.35])
    #expect(cycler.said == [.contactLoss])
  }

  @Test(
    "a warmer room, a larger or smaller current and another range's offset are none of these",
    arguments: [20.0, -20])
  func steps(kelvins: Double) {
    var cycler = Cycler()
    cycler.cycle([Double](repeating: 0.1, count: 10))
    // An interface of 50 kJ/mol.
    cycler.warmth += kelvins
    let colder = 1 / (cycler.warmth + 273.15) - 1 / 298.15
    let factor = Arithmetic.exp(50_000 / 8.314462618 * colder)
    cycler.cycle([Double](repeating: 0.1 * factor, count: 10))
    cycler.warmth = 25
    cycler.cycle([Double](repeating: 0.1, count: 10))
    cycler.current = 2.5e-4
    cycler.cycle([Double](repeating: 0.04, count: 10))
    cycler.current = 1e-3
    cycler.cycle([Double](repeating: 0.1, count: 10))
    var small = Cycler()
    small.cycle([Double](repeating: 0.004, count: 10) + [Double](repeating: 0.0025, count: 10))
    #expect(cycler.said.isEmpty && small.said.isEmpty, "\(cycler.said) \(small.said)")
  }

  @Test("of a full cell half of what lies between charge and discharge counts, not its plateaus")
  func full() {
    var cycler = Cycler()
    cycler.watch = VerdictWatch(.full)
    func half(_ level: Double, _ isCharge: Bool) {
      for _ in 0..<30 {
        let found = cycler.watch.add(
          Volts(level), Amperes(isCharge ? 1e-3 : -1e-3), nil, flowed: Coulombs(0.1))
        if let found { cycler.said.append(found.verdict) }
      }
    }
    for _ in 0..<10 {
      half(3.5, true)
      half(3.4, false)
    }
    for _ in 0..<4 {
      half(3.46, true)
      half(3.44, false)
    }
    #expect(cycler.said == [.hardShort])
  }
}
