import Control
import Quantities
import Safety
import Testing

@Suite("The modulator")
struct ModulatorTests {
  @Test("gives the share that was asked, to one period", arguments: [0, 0.01, 0.3, 0.5, 0.99, 1])
  func share(share: Double) {
    var modulator = Modulator()
    var on = 0
    for n in 1...1000 {
      if modulator.isOn(share: share) { on += 1 }
      #expect((Double(on) - share * Double(n)).magnitude <= 1)
    }
  }

  @Test("makes nothing up after a refusal")
  func refusal() {
    var modulator = Modulator()
    for _ in 0..<100 {
      _ = modulator.isOn(share: 0.4)
      modulator.refuse()
    }
    let on = modulator.isOn(share: 0.4)
    #expect(!on)
  }
}

@Suite("The ramp")
struct RampTests {
  @Test("goes up and down at its rate and stops on its goal", arguments: [(20.0, 30.0), (30, 20)])
  func both(start: Double, goal: Double) {
    var ramp = Ramp(from: Celsius(start), to: Celsius(goal), rate: KelvinsPerSecond(0.5))
    for step in 1...200 {
      ramp.step(.milliseconds(100))
      let gone = (ramp.setpoint - Celsius(start)).magnitude
      #expect(gone <= Kelvins(0.05 * Double(step) + 1e-9))
    }
    #expect(ramp.isDone)
    #expect(ramp.setpoint == Celsius(goal))
  }
}

@Suite("The governor")
struct GovernorTests {
  @Test("the highest soak can be held: its rollout clears the limit by the governor's kelvin")
  func soak() {
    let rollout = Rollout(
      StageModel(
        element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
        elementLoss: .zero, sampleLoss: WattsPerKelvin(0.25), fullPower: Watts(40), box: Box(0.05),
        latency: .milliseconds(250)))
    let guarding = ThermalGuard(
      limit: Celsius(171.2), elementLimit: Celsius(400), rollout: rollout,
      elementBound: Kelvins(2.5))
    let soak = Governor.highestSoak(
      under: guarding, surroundings: Celsius(25), period: .milliseconds(100))
    #expect(soak < Celsius(170.2))
    #expect(soak > Celsius(150))
    let lead = rollout.steadyLead(of: soak, above: Celsius(25))
    let peak = rollout.peak(
      element: soak + lead + Kelvins(2.5), sample: soak, surroundings: Celsius(25),
      on: .milliseconds(100))
    #expect(peak < Celsius(170.2))
  }
}
