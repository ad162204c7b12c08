import Control
import Quantities

/// The four plants of the heat survey, integrated in fine steps by equations written down here
/// again: nothing is shared with what is tested.
struct IdentificationPlant {
  enum Kind: String, CaseIterable, Sendable {
    case puck, plate, hotWall, hotplate

    /// P, C_e, C_s, G, L and the lag of the sensors.
    var drawing: (Double, Double, Double, Double, Double, Double) {
      switch self {
      case .puck: (40, 15, 54, 1.5, 0.25, 1.5)
      case .plate: (300, 120, 1350, 8, 1.4, 3)
      case .hotWall: (400, 900, 60, 0.35, 0.05, 6)
      case .hotplate: (600, 450, 250, 4, 1.2, 4)
      }
    }
  }

  let power, element, sample, coupling, elementLoss, sampleLoss, elementLag, sampleLag: Double
  private let kind: Kind
  private var random: Random
  /// What is wrong with the sensors and the power meter.
  private let faults: Faults

  struct Faults: Sendable {
    var gains = false
    var swapped = false
    var invertedSample = false
    var invertedElement = false
    var secondPulse = true
    var cooling = 1.0
    var heatFrom = 1.0
    /// A lamp that nobody told of shines on the sample during the second half, in W.
    var lamp = 0.0
    var startsWarm = 0.0
    var noElementLoss = false
    var noise = 0.03
  }

  /// Every number within a fifth of the drawing, and a part of the loss at the element.
  init(_ kind: Kind, seed: Int, _ faults: Faults = Faults()) {
    self.kind = kind
    self.faults = faults
    var random = Random(seed: UInt64(seed))
    func off(_ value: Double) -> Double { value * (0.8 + 0.4 * random.uniform()) }
    let (p, e, s, g, l, lag) = kind.drawing
    power = off(p)
    element = off(e)
    sample = off(s)
    coupling = off(g)
    let loss = off(l)
    let part = faults.noElementLoss ? 0 : 0.4 * random.uniform()
    elementLoss = part * loss
    sampleLoss = loss - elementLoss
    elementLag = off(lag)
    sampleLag = off(lag)
    self.random = random
  }

  private struct State {
    var e = 25.0
    var s = 25.0
    var w = 25.0
    var readE = 25.0
    var readS = 25.0
  }

  private static let step = 0.2

  /// Rest, a short pulse, rest, a long pulse, and a cooling curve; a reading each second.
  mutating func record() -> [IdentificationSample] {
    var state = State()
    state.s += faults.startsWarm
    state.readS += faults.startsWarm
    let (_, e, s, g, l, _) = kind.drawing
    let rest = min(600, max(60, 3 / (g / e + g / s)))
    let cooling = min(1200, max(600, 1.5 * (e + s) / l)) * faults.cooling
    let offsets = (3 * random.uniform() - 1.5, 3 * random.uniform() - 1.5, random.uniform())
    func gain(_ bound: Double) -> Double {
      faults.gains ? 1 + bound * (2 * random.uniform() - 1) : 1
    }
    let gains = (gain(0.004), gain(0.004), gain(0.01))
    var samples: [IdentificationSample] = []
    var time = 0.0
    var energy = 0.0
    var ticks = 0
    var phase = 0
    var began = 0.0
    while true {
      if ticks % 5 == 0 {
        samples.append(
          IdentificationSample(
            time: .zero + Seconds(time), element: seen(state.readE, offsets.0, gains.0),
            sample: seen(state.readS, offsets.1, gains.1),
            surroundings: seen(state.w, offsets.2, 1), power: Watts(energy * gains.2)))
        energy = 0
      }
      let mean = (e * state.e + s * state.s) / (e + s)
      var next = phase
      switch phase {
      case 0: next = time >= 30 ? 1 : 0
      case 1: next = state.readS > 35 || time - began > 600 ? 2 : 1
      case 2: next = time - began >= rest ? 3 : 2
      case 3: next = !faults.secondPulse || state.readS > 134 || time - began > 1500 ? 4 : 3
      default: next = time - began >= cooling ? 5 : 4
      }
      if next != phase { began = time }
      phase = next
      if phase == 5 { return faulty(samples) }
      let on = phase == 1 || phase == 3 && mean < 141
      let heat = on ? power * faults.heatFrom : 0
      energy += heat * Self.step
      let lamp = phase == 4 ? faults.lamp : 0
      advance(&state, heat, lamp)
      ticks += 1
      time += Self.step
    }
  }

  /// As a converter of 0.0625 K shows it, with 0.03 K of noise.
  private mutating func seen(_ truth: Double, _ offset: Double, _ gain: Double) -> Celsius {
    let shown = truth * gain + offset + faults.noise * random.normal()
    return Celsius(Arithmetic.rounded(shown * 16) / 16)
  }

  private func faulty(_ samples: [IdentificationSample]) -> [IdentificationSample] {
    samples.map { sample in
      var sample = sample
      if faults.swapped { swap(&sample.element, &sample.sample) }
      if faults.invertedSample { sample.sample = Celsius(50 - sample.sample.value) }
      if faults.invertedElement { sample.element = Celsius(50 - sample.element.value) }
      return sample
    }
  }

  private func slope(_ x: State, _ heat: Double, _ lamp: Double) -> State {
    let flow = coupling * (x.e - x.s)
    let (fromE, fromS) = (elementLoss * (x.e - x.w), sampleLoss * (x.s - x.w))
    return State(
      e: (heat - flow - fromE) / element, s: (flow - fromS + lamp) / sample,
      w: (fromE + fromS - 10 * (x.w - 25)) / 10_000, readE: (x.e - x.readE) / elementLag,
      readS: (x.s - x.readS) / sampleLag)
  }

  /// One step of the classical method of Runge and Kutta.
  private func advance(_ x: inout State, _ heat: Double, _ lamp: Double) {
    func after(_ h: Double, _ k: State) -> State {
      State(
        e: x.e + h * k.e, s: x.s + h * k.s, w: x.w + h * k.w, readE: x.readE + h * k.readE,
        readS: x.readS + h * k.readS)
    }
    let h = Self.step
    let a = slope(x, heat, lamp)
    let b = slope(after(h / 2, a), heat, lamp)
    let c = slope(after(h / 2, b), heat, lamp)
    let d = slope(after(h, c), heat, lamp)
    func mean(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
      (a + 2 * (b + c) + d) / 6
    }
    x = after(
      h,
      State(
        e: mean(a.e, b.e, c.e, d.e), s: mean(a.s, b.s, c.s, d.s), w: mean(a.w, b.w, c.w, d.w),
        readE: mean(a.readE, b.readE, c.readE, d.readE),
        readS: mean(a.readS, b.readS, c.readS, d.readS)))
  }
}

/// Xorshift of 64 bits (Marsaglia 2003), for tests alone.
struct Random {
  private var state: UInt64

  init(seed: UInt64) {
    state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<8 { _ = uniform() }
  }

  mutating func uniform() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) * 0x1p-53
  }

  /// Unit variance, from twelve even numbers.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }
}
