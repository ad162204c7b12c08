import Quantities
import Safety
import Testing

/// 25 W in the sample and 5.83 W in the element at 100 K above what surrounds them, each worth a
/// fifth more at the worst corner: 37 W.
private func stage(fullPower: Double) -> StageModel {
  var model = strongStage()
  model.fullPower = Watts(fullPower)
  model.reliablePower = Watts(fullPower)
  return model
}

@Suite("What a steady soak takes")
struct PromiseTests {
  @Test("is fed with both losses at their worst, and not with a milliwatt less")
  func feeds() {
    let most = 0.25 * 100 * 1.2 + 0.05 * (100 + 100.0 / 6) * 1.2
    #expect((most - 37).magnitude < 1e-9)
    func canFeed(_ watts: Double) -> Bool {
      Rollout(stage(fullPower: watts)).canFeed(Celsius(125), above: Celsius(25))
    }
    #expect(canFeed(most + 1e-3))
    #expect(!canFeed(most - 1e-3))
  }

  @Test("goes by the power that can be relied upon")
  func reliable() {
    var model = strongStage()
    #expect(model.reliablePower == Watts(400 * 0.97))
    model.fullPower = Watts(400)
    model.reliablePower = Watts(36)
    #expect(!Rollout(model).canFeed(Celsius(125), above: Celsius(25)))
  }

  @Test("leads by what the sample loses")
  func leads() {
    let lead = Rollout(strongStage()).steadyLead(of: Celsius(125), above: Celsius(25))
    #expect((lead.value - 100.0 / 6).magnitude < 1e-9)
  }

  @Test("an observer settles in four lags of its sensor or an eighth of the stage")
  func settles() {
    #expect(strongStage(sampleLag: Seconds(2)).settling == Seconds(8))
    #expect(strongStage(sampleLag: Seconds(1)).settling == Seconds(4.5))
  }
}
