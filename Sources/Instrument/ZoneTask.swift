import Control
import Quantities
import Safety

/// What a zone was told to do.
enum ZoneTask {
  case none
  /// To go there as soon as it is known where the sample is.
  case departing(goal: Celsius, rate: KelvinsPerSecond)
  case following(Ramp)
  /// To heat as hard as the governor admits.
  case pulsing
  /// To move the element at a rate; nil until it is known where that is.
  case creeping(element: Celsius?, rate: KelvinsPerSecond)

  /// How far ahead of the element its setpoint may run, be it that a governor holds it back.
  private static let leash = Kelvins(1)

  /// What the zone wants in one period.
  enum Wish {
    case nothing, everything
    case along(Ramp)
    case element(Celsius)
  }

  /// One period further; a ramp begins where the sample is, for a setpoint that jumps would ask
  /// for a jump of heat.
  ///
  /// - Parameter isHeld: whether what moves stays where it is, and is held there.
  mutating func step(from seen: ThermalGuard.Observation, isHeld: Bool) -> Wish {
    let place = seen.sample.value
    switch self {
    case .none: return .nothing
    case .pulsing: return isHeld ? .nothing : .everything
    case .creeping(let wanted, let rate):
      let present = seen.element.value
      let next = (wanted ?? present) + (isHeld ? .zero : rate * Rhythm.period)
      let ahead = next - present
      let element =
        ahead.magnitude <= Self.leash
        ? next : present + (ahead > .zero ? Self.leash : -Self.leash)
      self = .creeping(element: element, rate: rate)
      return .element(element)
    case .departing(let goal, let rate):
      let ramp = Ramp(from: place, to: goal, rate: rate)
      self = .following(ramp)
      return .along(isHeld ? ramp.held : ramp)
    case .following(let ramp) where isHeld: return .along(ramp.held)
    case .following(var ramp):
      ramp.step(Rhythm.period)
      self = .following(ramp)
      return .along(ramp)
    }
  }
}
