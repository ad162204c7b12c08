import Control
import Quantities
import Safety

/// What one zone decides in one period: is it safe, may it heat, how much.
struct Decisions {
  private var guarding: ThermalGuard
  private var loop: SoakLoop
  private var watch: HeatWatch
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
      box: Box(0.2), latency: .milliseconds(370))
    let policy = LimitPolicy(
      metal: .lithium, uncertainty: .uncertified, boardLimit: Celsius(300))
    guarding = ThermalGuard(
      limit: policy.limit, elementLimit: Celsius(300), rollout: Rollout(model),
      elementBound: Kelvins(2.5))
    loop = SoakLoop(model, elementLimit: Celsius(300))
    watch = HeatWatch(model, sensors: Kelvins(3))
  }

  /// The readings change a little from period to period, as in a soak.
  mutating func step(_ count: Int) throws(Validator.Distrust) {
    let ripple = Double(count & 15) * 0.0625
    let seen = ThermalGuard.Observation(
      element: try checkElement.check(Celsius(135 + ripple), measured: now),
      sample: try checkSample.check(Celsius(120 - ripple), measured: now),
      surroundings: Celsius(40))
    guarding.mayHaveHeated(for: .zero, of: Self.period)
    loop.watch(seen, power: .zero, period: Self.period)
    let (e, s) = (seen.element.value, seen.sample.value)
    let cause = watch.step(
      sample: loop.unexplainedInSample,
      bearable: watch.bearableInSample(element: e, sample: s, surroundings: Celsius(40)),
      element: loop.unexplainedInElement,
      bearable: watch.bearableInElement(element: e, sample: s, surroundings: Celsius(40)),
      period: Self.period, at: now)
    if let cause { guarding.trip(cause, at: now) }
    let share = loop.share(
      seen, goal: Celsius(120), setpoint: Celsius(120), moving: .zero)
    if guarding.step(seen, at: now) == .permitHeating,
      Governor.admits(seen, before: guarding, period: Self.period, at: now),
      modulator.isOn(share: share)
    {
      heated += 1
    }
    now += Self.period
  }
}
