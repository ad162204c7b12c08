import Control
import Quantities
import Safety
import Testing

/// A zone without an instrument: guard, governor, loop and modulator around two masses.
struct Rehearsal {
  var plant: TwoMasses
  let model: StageModel
  let goal: Celsius
  private var dice: Dice
  private var guarding: ThermalGuard
  private var loop: SoakLoop
  private var modulator = Modulator()
  private var element = Validator(
    lowest: Celsius(-50), highest: Celsius(700), fastest: KelvinsPerSecond(50))
  private var sample = Validator(
    lowest: Celsius(-50), highest: Celsius(700), fastest: KelvinsPerSecond(50))
  private var now = Instant.zero
  private var isOn = false
  /// What the element's sensor is off, all the time.
  private let offset: Double
  private(set) var peak = 25.0
  private(set) var reached: Double?

  static let period = Seconds.milliseconds(100)
  static let limit = Celsius(171.2)

  init(_ plant: TwoMasses, scatter: Double, box: Double, seed: UInt64) {
    dice = Dice(seed)
    self.plant = plant.scattered(by: scatter, &dice)
    model = self.plant.model(within: box, &dice)
    guarding = ThermalGuard(
      limit: Self.limit, elementLimit: Celsius(400), rollout: Rollout(model),
      elementBound: Kelvins(3))
    loop = SoakLoop(model, elementLimit: Celsius(400))
    goal = Governor.highestSoak(
      under: guarding, surroundings: Celsius(25), period: Self.period)
    offset = 3 * (2 * dice.uniform() - 1)
  }

  var hasTripped: Bool {
    if case .tripped = guarding.state { return true }
    return false
  }
  var seconds: Double { (now - .zero).value }

  mutating func step() throws {
    let read = plant.readings(&dice)
    let seen = ThermalGuard.Observation(
      element: try element.check(Celsius(read.element + offset), measured: now),
      sample: try sample.check(Celsius(read.sample), measured: now), surroundings: Celsius(25))
    guarding.mayHaveHeated(for: isOn ? Self.period : .zero, of: Self.period)
    loop.watch(seen, power: isOn ? model.fullPower : .zero, period: Self.period)
    let permitted = guarding.step(seen, at: now) == .permitHeating
    let share = loop.share(seen, goal: goal, setpoint: goal, moving: .zero)
    if permitted, Governor.admits(seen, before: guarding, period: Self.period, at: now) {
      isOn = modulator.isOn(share: share)
    } else {
      modulator.refuse()
      isOn = false
    }
    plant.warm(on: isOn, for: 0.1)
    now += Self.period
    peak = max(peak, plant.s)
    if reached == nil, plant.s > goal.value - 0.3 { reached = seconds }
  }
}

@Suite("The loop on four plants")
struct SoakLoopTests {
  @Test(
    "lands on as hot as provable: no trip, no overshoot, soon, and stays",
    arguments: TwoMasses.all.indices, [1, 2, 3, 4, 5, 6] as [UInt64])
  func lands(plant: Int, seed: UInt64) throws {
    var run = Rehearsal(TwoMasses.all[plant], scatter: 0.1, box: 0.05, seed: seed)
    let best = run.plant.bangBang(to: run.goal.value)
    while run.seconds < 1.5 * best + 600 { try run.step() }
    #expect(!run.hasTripped)
    #expect(run.peak < run.goal.value + 0.3)
    let reached = try #require(run.reached)
    #expect(reached < 1.5 * best)
    // The last ten minutes: how far the sample is from where it should be.
    var worst = 0.0
    for _ in 0..<6000 {
      try run.step()
      worst = max(worst, (run.plant.s - run.goal.value).magnitude)
    }
    #expect(worst < 0.2)
  }

  @Test("safety is not bought with cold", arguments: TwoMasses.all.indices)
  func close(plant: Int) {
    let gaps = (1...21).map { seed in
      let run = Rehearsal(TwoMasses.all[plant], scatter: 0.1, box: 0.03, seed: UInt64(seed))
      return (Rehearsal.limit - run.goal).value
    }.sorted()
    #expect(gaps[10] < (plant < 2 ? 2.5 : 5))
  }
}
