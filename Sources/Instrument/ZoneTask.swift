import Control
import Quantities

/// What a zone was told to do.
enum ZoneTask {
  case none
  /// To go there as soon as it is known where the sample is.
  case departing(goal: Celsius, rate: KelvinsPerSecond)
  case following(Ramp)

  /// One period further; a ramp begins where the sample is, for a setpoint that jumps would ask
  /// for a jump of heat.
  mutating func step(from place: Celsius) -> Ramp? {
    let ramp: Ramp
    switch self {
    case .none: return nil
    case .departing(let goal, let rate): ramp = Ramp(from: place, to: goal, rate: rate)
    case .following(var moving):
      moving.step(Instrument.period)
      ramp = moving
    }
    self = .following(ramp)
    return ramp
  }
}
