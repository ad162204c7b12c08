import Quantities
import Safety

/// A reading as only a validator can make one.
func trusted(_ value: Double, at time: Instant = .zero) throws -> TrustedTemperature {
  var validator = Validator(
    lowest: Celsius(-300), highest: Celsius(1000), fastest: KelvinsPerSecond(5))
  return try validator.check(Celsius(value), measured: time)
}

func observation(
  element: Double, sample: Double, surroundings: Double = 25, at time: Instant = .zero
) throws -> ThermalGuard.Observation {
  ThermalGuard.Observation(
    element: try trusted(element, at: time), sample: try trusted(sample, at: time),
    surroundings: Celsius(surroundings))
}

func after(_ milliseconds: Int64) -> Instant { .zero + .milliseconds(milliseconds) }

/// A small strong stage, in which everything that the guard counts weighs some kelvins.
func strongStage(
  box: Double = 0.2, elementLag: Seconds = .zero, sampleLag: Seconds = .zero
) -> StageModel {
  StageModel(
    element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
    elementLoss: WattsPerKelvin(0.05), sampleLoss: WattsPerKelvin(0.25), fullPower: Watts(400),
    box: Box(box), latency: .milliseconds(250), elementLag: elementLag, sampleLag: sampleLag)
}

func guarding(
  _ model: StageModel = strongStage(), limit: Celsius = Celsius(170)
) -> ThermalGuard {
  ThermalGuard(
    limit: limit, elementLimit: Celsius(400), rollout: Rollout(model), elementBound: Kelvins(2.5))
}
