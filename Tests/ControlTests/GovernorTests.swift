import Control
import Quantities
import Safety
import Testing

private func stage(fullPower: Double = 400, elementLag: Seconds = Seconds(2)) -> StageModel {
  StageModel(
    element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
    elementLoss: WattsPerKelvin(0.05), sampleLoss: WattsPerKelvin(0.25),
    fullPower: Watts(fullPower), box: Box(0.2), latency: .milliseconds(250),
    elementLag: elementLag)
}

private func guarding(
  _ model: StageModel = stage(), limit: Celsius = Celsius(170)
) -> ThermalGuard {
  ThermalGuard(
    limit: limit, elementLimit: Celsius(400), rollout: Rollout(model), elementBound: Kelvins(2.5))
}

private func seen(
  _ element: Double, _ sample: Double, besides: Double = 0
) throws -> ThermalGuard.Observation {
  func trusted(_ value: Double) throws -> TrustedTemperature {
    var validator = Validator(
      lowest: Celsius(0), highest: Celsius(500), fastest: KelvinsPerSecond(5))
    return try validator.check(Celsius(value), measured: .zero)
  }
  return ThermalGuard.Observation(
    element: try trusted(element), sample: try trusted(sample), surroundings: Celsius(25),
    besides: Watts(besides))
}

private let period = Seconds.milliseconds(100)

@Suite("The governor, term by term")
struct GovernorBoundTests {
  @Test("stays a kelvin below the limit, one period ahead, from when the reading was made")
  func admits() throws {
    let seen = try seen(180, 130)
    let age = Seconds.milliseconds(200)
    let peak = guarding().peak(seen, on: age + period)
    func admits(_ limit: Double) -> Bool {
      Governor.admits(
        seen, before: guarding(limit: Celsius(limit)), period: period, at: .zero + age)
    }
    // A peak between 128 and 256 plus one is exact.
    #expect(peak.value > 128 && peak.value < 255)
    #expect(!admits(peak.value + 1))
    #expect(admits((peak.value + 1).nextUp))
  }

  @Test("bears a plasma up to half a kelvin below the limit, and the heater not so far")
  func bears() throws {
    let burning = try seen(180, 130, besides: 30)
    let peak = guarding().peak(burning)
    #expect(peak > guarding().peak(try seen(180, 130)))
    func bears(
      _ limit: Double, _ seen: ThermalGuard.Observation, age: Seconds = .zero
    ) -> Bool {
      Governor.bears(seen, before: guarding(limit: Celsius(limit)), at: .zero + age)
    }
    // A reading that is old is judged from when it was made.
    let age = Seconds.milliseconds(200)
    let later = guarding().peak(burning, on: age)
    #expect(later > peak)
    #expect(!bears(later.value + 0.5, burning, age: age))
    #expect(bears((later.value + 0.5).nextUp, burning, age: age))
    #expect(!bears(peak.value + 0.5, burning))
    #expect(bears((peak.value + 0.5).nextUp, burning))
    // Where nothing burns there is nothing to put out.
    #expect(bears(100, try seen(180, 130)))
    let limit = Celsius(peak.value + 0.7)
    #expect(bears(limit.value, burning))
    #expect(
      !Governor.admits(burning, before: guarding(limit: limit), period: period, at: .zero))
  }

  @Test("promises the soak at which all that the guard counts is a kelvin below its limit")
  func soak() {
    let guarding = guarding()
    let soak = Governor.highestSoak(under: guarding, surroundings: Celsius(25), period: period)
    let swing = soak + Kelvins(0.15)
    let above = swing.value - 25
    let lead = 0.25 * above / 1.5
    let hidden = (0.25 * above + 0.05 * (above + lead)) * 2 / 12
    let peak = guarding.rollout.peak(
      element: swing + Kelvins(lead + hidden + 5), sample: swing, surroundings: Celsius(25),
      on: period)
    #expect((peak.value - 169).magnitude < 1e-6)
  }

  @Test("promises no soak that the heater cannot feed")
  func unfed() {
    let guarding = guarding(stage(fullPower: 30))
    let soak = Governor.highestSoak(under: guarding, surroundings: Celsius(25), period: period)
    let above = soak.value + 0.15 - 25
    let most = 1.2 * (0.25 * above + 0.05 * (above + 0.25 * above / 1.5))
    #expect((most - 30 * 0.97).magnitude < 1e-6)
  }
}

@Suite("A modulator that was refused")
struct RefusedTests {
  @Test("owes nothing")
  func owes() {
    var modulator = Modulator()
    let first = modulator.isOn(share: 0.4)
    modulator.refuse()
    let second = modulator.isOn(share: 0.4)
    #expect(!first && !second)
  }
}
