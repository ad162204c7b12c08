import Quantities
import Safety
import Testing

private typealias Verdict = TripCause.Part?

/// 60 J/K behind 0.35 W/K settles in 21.4 s.
private let model = StageModel(
  element: JoulesPerKelvin(900), sample: JoulesPerKelvin(60), coupling: WattsPerKelvin(0.35),
  elementLoss: WattsPerKelvin(0.1), sampleLoss: WattsPerKelvin(0.05), fullPower: Watts(400),
  box: Box(element: 0.01, sample: 0.02, coupling: 0.04, elementLoss: 0.08, sampleLoss: 0.16),
  latency: .zero)

extension HeatWatch {
  /// A step in which 1 W is bearable in either part.
  fileprivate mutating func step(
    _ sample: Double, _ element: Double, at now: Instant, bearable: Double = 1,
    period: Seconds = .zero
  ) -> TripCause? {
    step(
      sample: Watts(sample), bearable: Watts(bearable), element: Watts(element),
      bearable: Watts(bearable), period: period, at: now)
  }
}

/// What was seen three seconds ago and what is seen now, of one part.
private enum Heat: Double, CaseIterable {
  case none = 0
  case bearable = 0.99
  case missing = -0.99
  case atTheBound = 1
  case tooMuch = 3
  case tooLittle = -3

  var isFine: Bool { rawValue.magnitude < 1 }
}

@Suite("Every state of the heat watch and every heat")
struct HeatTableTests {
  @Test("trips for the sample", arguments: Heat.allCases, Heat.allCases)
  private func sample(before: Heat, now: Heat) {
    var watch = HeatWatch(model, sensors: .zero)
    #expect(watch.step(0, 0, at: .zero) == nil)
    #expect(watch.step(before.rawValue, 0, at: after(1000)) == nil)
    #expect(watch.step(now.rawValue, 0, at: after(2999)) == nil)
    let trips = !before.isFine && !now.isFine
    #expect(
      watch.step(now.rawValue, 0, at: after(3000))
        == (trips ? .unexplained(Watts(now.rawValue), in: .sample) : nil))
  }

  @Test("trips for the element", arguments: Heat.allCases, Heat.allCases)
  private func element(before: Heat, now: Heat) {
    var watch = HeatWatch(model, sensors: .zero)
    #expect(watch.step(0, 0, at: .zero) == nil)
    #expect(watch.step(0, before.rawValue, at: after(1000)) == nil)
    #expect(watch.step(0, now.rawValue, at: after(2999)) == nil)
    let trips = !before.isFine && !now.isFine
    #expect(
      watch.step(0, now.rawValue, at: after(3000))
        == (trips ? .unexplained(Watts(now.rawValue), in: .element) : nil))
  }

  @Test("heat that is no number is not borne")
  func noNumber() {
    var watch = HeatWatch(model, sensors: .zero)
    #expect(watch.step(.nan, 0, at: .zero) == nil)
    guard case .unexplained(_, in: .sample) = watch.step(.nan, 0, at: after(3000)) else {
      Issue.record("borne")
      return
    }
  }

  @Test("what was bearable fades with a quarter of the settling, and no faster")
  func fades() {
    let settling = model.settling
    #expect((settling.value - 60 / 0.35 / 8).magnitude < 1e-6)
    for (share, fine) in [(0.74, true), (0.76, false)] {
      for isSample in [true, false] {
        var watch = HeatWatch(model, sensors: .zero)
        func step(_ watts: Double, _ bearable: Double, _ time: Instant, _ period: Seconds) -> Bool {
          watch.step(
            isSample ? watts : 0, isSample ? 0 : watts, at: time, bearable: bearable,
            period: period) == nil
        }
        #expect(step(0, 100, .zero, .zero))
        #expect(step(100 * share, 1, after(3000), settling) == fine)
      }
    }
  }

  @Test("bears in the sample what its box hides", arguments: [1.0, -1])
  func bearableInSample(sign: Double) {
    let watch = HeatWatch(model, sensors: Kelvins(3))
    let watts = watch.bearableInSample(
      element: Celsius(100 + 20 * sign), sample: Celsius(100),
      surroundings: Celsius(100 - 50 * sign))
    let expected = 1.5 * (0.35 * (20 * 0.06 + 3) + 0.05 * 50 * 0.18)
    #expect((watts.value - expected).magnitude < 1e-9)
  }

  @Test("bears in the element what its box hides, and a third of its power", arguments: [1.0, -1])
  func bearableInElement(sign: Double) {
    let watch = HeatWatch(model, sensors: Kelvins(3))
    let watts = watch.bearableInElement(
      element: Celsius(100 + 20 * sign), sample: Celsius(100),
      surroundings: Celsius(100 - 50 * sign))
    let expected = 1.5 * (0.35 * (20 * 0.05 + 3) + 0.1 * 70 * 0.09) + 140
    #expect((watts.value - expected).magnitude < 1e-9)
  }
}

@Suite("A mass behind its sensor")
struct MassTests {
  @Test("begins where its sensor is, with nothing unexplained")
  func begins() {
    var balance = HeatBalance(
      of: JoulesPerKelvin(60), sensorLag: Seconds(6), settling: Seconds(24))
    for _ in 0..<100 {
      balance.step(Celsius(150), given: .zero, period: .milliseconds(100))
      #expect(balance.temperature == Celsius(150))
      #expect(balance.unexplained == .zero)
    }
  }

  @Test("is what a sensor without lag shows")
  func fast() {
    var balance = HeatBalance(of: JoulesPerKelvin(60), sensorLag: .zero, settling: Seconds(4))
    var truth = 25.0
    for _ in 0..<3000 {
      truth += 0.1 * 5 / 60
      balance.step(Celsius(truth), given: .zero, period: .milliseconds(100))
    }
    // One period behind by arithmetic, and no more.
    #expect((truth - (balance.temperature?.value ?? 0)).magnitude < 0.01)
    #expect((balance.unexplained - Watts(5)).magnitude < Watts(0.01))
  }
}
