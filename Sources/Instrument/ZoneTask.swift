import Control
import Quantities

/// What a zone was told to do.
enum ZoneTask {
  case none
  /// To go there as soon as it is known where the sample is.
  case departing(goal: Celsius, rate: KelvinsPerSecond)
  case following(Ramp)
  /// To heat as hard as the governor admits.
  case pulsing

  /// What the zone wants in one period.
  enum Wish {
    case nothing, everything
    case along(Ramp)
  }

  /// One period further; a ramp begins where the sample is, for a setpoint that jumps would ask
  /// for a jump of heat.
  mutating func step(from place: Celsius) -> Wish {
    switch self {
    case .none: return .nothing
    case .pulsing: return .everything
    case .departing(let goal, let rate):
      let ramp = Ramp(from: place, to: goal, rate: rate)
      self = .following(ramp)
      return .along(ramp)
    case .following(var ramp):
      ramp.step(Rhythm.period)
      self = .following(ramp)
      return .along(ramp)
    }
  }
}
