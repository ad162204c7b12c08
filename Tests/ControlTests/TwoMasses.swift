import Control
import Quantities
import Safety

/// Two masses with slow sensors, stepped finely by itself: what the loop is tried on.
struct TwoMasses {
  let name: String
  var power, element, sample, coupling, elementLoss, sampleLoss: Double
  var elementLag, sampleLag: Double
  private(set) var e = 25.0
  private(set) var s = 25.0
  private var shownElement = 25.0
  private var shownSample = 25.0

  /// The table of four heaters: cartridge puck, ALD plate, hot wall in vacuum, ceramic hotplate.
  static let all = [
    TwoMasses(
      "puck", power: 48, 15, 54, 1.5, 0, 0.25, elementLag: 0.5, sampleLag: 1.5),
    TwoMasses("plate", power: 300, 120, 1350, 8, 0, 1.4, elementLag: 1, sampleLag: 3),
    TwoMasses("hot wall", power: 400, 900, 60, 0.35, 1.2, 0.05, elementLag: 2, sampleLag: 6),
    TwoMasses("hotplate", power: 600, 450, 250, 4, 0, 1.2, elementLag: 1, sampleLag: 4),
  ]

  init(
    _ name: String, power: Double, _ element: Double, _ sample: Double, _ coupling: Double,
    _ elementLoss: Double, _ sampleLoss: Double, elementLag: Double, sampleLag: Double
  ) {
    self.name = name
    self.power = power
    self.element = element
    self.sample = sample
    self.coupling = coupling
    self.elementLoss = elementLoss
    self.sampleLoss = sampleLoss
    self.elementLag = elementLag
    self.sampleLag = sampleLag
  }

  mutating func warm(on: Bool, for seconds: Double, slices: Int = 10) {
    let h = seconds / Double(slices)
    for _ in 0..<slices {
      let flow = coupling * (e - s)
      e += h * ((on ? power : 0) - flow - elementLoss * (e - 25)) / element
      s += h * (flow - sampleLoss * (s - 25)) / sample
      shownElement += h * (e - shownElement) / elementLag
      shownSample += h * (s - shownSample) / sampleLag
    }
  }

  /// What converters of 1/16 K make of the slow sensors with a little noise.
  func readings(_ dice: inout Dice) -> (element: Double, sample: Double) {
    func converted(_ value: Double) -> Double {
      Arithmetic.rounded((value + 0.03 * dice.normal()) * 16) / 16
    }
    return (converted(shownElement), converted(shownSample))
  }

  /// Every number off by at most `share`, as another seed's plant.
  func scattered(by share: Double, _ dice: inout Dice) -> TwoMasses {
    var other = self
    other.power *= dice.factor(share)
    other.element *= dice.factor(share)
    other.sample *= dice.factor(share)
    other.coupling *= dice.factor(share)
    other.elementLoss *= dice.factor(share)
    other.sampleLoss *= dice.factor(share)
    return other
  }

  /// A model of it that is wrong by at most `share` in each number, and says so.
  func model(within share: Double, _ dice: inout Dice) -> StageModel {
    StageModel(
      element: JoulesPerKelvin(element * dice.factor(share)),
      sample: JoulesPerKelvin(sample * dice.factor(share)),
      coupling: WattsPerKelvin(coupling * dice.factor(share)),
      elementLoss: WattsPerKelvin(elementLoss * dice.factor(share)),
      sampleLoss: WattsPerKelvin(sampleLoss * dice.factor(share)), fullPower: Watts(power),
      box: Box(share), latency: .milliseconds(370), elementLag: Seconds(elementLag),
      sampleLag: Seconds(sampleLag))
  }

  /// The shortest time to a temperature: full power, then none, so that it just touches.
  func bangBang(to goal: Double) -> Double {
    func touch(_ heating: Double) -> (peak: Double, at: Double) {
      var (run, time) = (self, 0.0)
      var best = (peak: 25.0, at: 0.0)
      while time < heating + 4000 {
        run.warm(on: time < heating, for: 0.1, slices: 2)
        time += 0.1
        if run.s > best.peak { best = (run.s, time) } else if time > heating + 1 { break }
      }
      return best
    }
    var (low, high) = (0.0, 10_000.0)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if touch(middle).peak < goal { low = middle } else { high = middle }
    }
    return touch(low).at
  }
}

/// Seeded numbers for tests.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<4 { _ = uniform() }
  }

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  mutating func factor(_ share: Double) -> Double { 1 + share * (2 * uniform() - 1) }

  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }
}
