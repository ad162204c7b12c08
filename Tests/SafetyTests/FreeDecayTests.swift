import Quantities
import Safety
import Testing

private func decay(elementLoss: Double = 0.05, sampleLoss: Double = 0.25) -> FreeDecay {
  var model = strongStage()
  model.elementLoss = WattsPerKelvin(elementLoss)
  model.sampleLoss = WattsPerKelvin(sampleLoss)
  return FreeDecay(model)
}

private func peak(_ decay: FreeDecay, _ element: Double, _ sample: Double) -> Double {
  25 + decay.peak(element - 25, sample - 25)
}

@Suite("Two masses left to themselves")
struct FreeDecayTests {
  @Test("without losses both end at their common temperature")
  func lossless() {
    let common = (15 * 200 + 54 * 100) / 69.0
    #expect((peak(decay(elementLoss: 0, sampleLoss: 0), 200, 100) - common).magnitude < 1e-9)
  }

  @Test(
    "a sample that cools is at its hottest now",
    arguments: [(25.0, 100.0), (99, 100), (-200, 100), (-200, 30)])
  func cooling(element: Double, sample: Double) {
    #expect((peak(decay(), element, sample) - sample).magnitude < 1e-9)
  }

  @Test(
    "a sample colder than its surroundings comes up to them, and no further",
    arguments: [(-50.0, -100.0), (25, 0), (20, -100), (-100, -100)])
  func below(element: Double, sample: Double) {
    #expect((peak(decay(), element, sample) - 25).magnitude < 1e-9)
  }

  @Test("no number on either side is no number")
  func noNumber() {
    #expect(peak(decay(), .nan, 20).isNaN)
    #expect(peak(decay(), 20, .nan).isNaN)
  }

  @Test("a sample that warms and then cools for good is at its hottest in between")
  func between() {
    let top = peak(decay(), 200, 100)
    #expect(top > 105)
    #expect(top < (15 * 200 + 54 * 100) / 69.0)
  }
}

@Suite("The rollout against the truth")
struct RolloutTruthTests {
  /// Every place of a grid, the surroundings cooler and warmer than either mass.
  @Test("no corner gets hotter than the rollout says", arguments: [0.0, 25, 90, 150, 210])
  func grid(surroundings: Double) {
    let model = strongStage(sampleLag: Seconds(0.5))
    let oracle = TwoMassOracle(model, tick: 0.25, ticks: 2)
    let rollout = Rollout(model)
    for element in stride(from: 20.0, through: 320, by: 20) {
      for sample in stride(from: 20.0, through: 180, by: 20) {
        let said = rollout.peak(
          element: Celsius(element), sample: Celsius(sample),
          surroundings: Celsius(surroundings))
        let truth = oracle.peak(
          element: element, sample: sample, surroundings: surroundings, charge: 0, onTicks: 1)
        // Midpoint steps of 0.05 s are exact to this.
        #expect(said.value > truth - 1e-3, "element \(element), sample \(sample)")
      }
    }
  }

  @Test("warm surroundings are the least that a colder sample comes to")
  func warm() {
    let rollout = Rollout(strongStage())
    for sample in stride(from: 20.0, through: 170, by: 10) {
      let peak = rollout.peak(
        element: Celsius(20), sample: Celsius(sample), surroundings: Celsius(171))
      #expect(peak >= Celsius(171))
    }
  }
}
