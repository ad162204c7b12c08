import Control
import Quantities
import Safety

/// What one zone decides in one period: is it safe, may it heat, how much.
struct Decisions {
  private var guarding: ThermalGuard
  private var loop: SoakLoop
  private var modulator = Modulator()
  private var checkElement = Self.validator
  private var checkSample = Self.validator
  private var now = Instant.zero
  private(set) var heated = 0

  private static let period = Seconds.milliseconds(100)
  private static let validator = Validator(
    lowest: Celsius(-20), highest: Celsius(400), fastest: KelvinsPerSecond(5))

  init() {
    let model = StageModel(
      element: JoulesPerKelvin(800), sample: JoulesPerKelvin(60), coupling: WattsPerKelvin(0.5),
      elementLoss: WattsPerKelvin(1), sampleLoss: WattsPerKelvin(0.1), fullPower: Watts(240),
      box: 0.2, latency: .milliseconds(370))
    let policy = LimitPolicy(
      metal: .lithium, uncertainty: .uncertified, boardLimit: Celsius(300))
    guarding = ThermalGuard(
      limit: policy.limit, rollout: Rollout(model), elementBound: Kelvins(2.5))
    loop = SoakLoop(model)
  }

  /// The readings change a little from period to period, as in a soak.
  mutating func step(_ count: Int) throws(Validator.Distrust) {
    let ripple = Double(count & 15) * 0.0625
    let seen = ThermalGuard.Observation(
      element: try checkElement.check(Celsius(135 + ripple), measured: now),
      sample: try checkSample.check(Celsius(120 - ripple), measured: now),
      surroundings: Celsius(40))
    let share = loop.step(seen, setpoint: Celsius(120), moving: .zero, period: Self.period)
    if guarding.step(seen, at: now) == .permitHeating,
      Governor.admits(seen, before: guarding, period: Self.period, at: now),
      modulator.isOn(share: share)
    {
      heated += 1
    }
    now += Self.period
  }
}
