public import Quantities
public import Safety

/// Admits only heat that the guard will never have to cut.
///
/// It asks the guard's own rollout one period ahead and stays a kelvin below its limit, so a
/// healthy rig never trips; the trip is kept for faults.
public enum Governor {
  /// How far the governor stays below what the guard trips at.
  public static let clearance = Kelvins(1)

  /// Whether the heater may be on for another period.
  public static func admits(
    _ seen: ThermalGuard.Observation, before guarding: ThermalGuard, period: Seconds,
    at now: Instant
  ) -> Bool {
    let most = guarding.limit - clearance
    return guarding.peak(seen, on: now - seen.taken + period, plenty: most) < most
  }

  /// Whether what warms the sample besides the heater may go on.
  ///
  /// It goes out last, where the heater has long been refused, and still before the guard trips.
  public static func bears(
    _ seen: ThermalGuard.Observation, before guarding: ThermalGuard, at now: Instant
  ) -> Bool {
    let most = guarding.limit - clearance * 0.5
    return seen.besides <= .zero
      || guarding.peak(seen, on: now - seen.taken, plenty: most) < most
  }

  /// The highest steady soak that the governor would still feed and the heater can hold, found
  /// by bisection.
  public static func highestSoak(
    under guarding: ThermalGuard, surroundings: Celsius, period: Seconds
  ) -> Celsius {
    var low = surroundings
    var high = guarding.limit
    for _ in 0..<40 {
      let soak = low + (high - low) * 0.5
      if canHold(soak, under: guarding, surroundings, period) { low = soak } else { high = soak }
    }
    return low - overshoot
  }

  private static func canHold(
    _ soak: Celsius, under guarding: ThermalGuard, _ surroundings: Celsius, _ period: Seconds
  ) -> Bool {
    let rollout = guarding.rollout
    let hidden = rollout.steadilyHidden(at: soak, above: surroundings)
    // The element's sensor may read high by its bound, and must then be believed.
    let element =
      soak + rollout.steadyLead(of: soak, above: surroundings) + hidden + guarding.elementBound * 2
    let peak = rollout.peak(
      element: element, sample: soak, surroundings: surroundings, on: period)
    return peak < guarding.limit - clearance && rollout.canFeed(soak, above: surroundings)
  }

  /// What a soak may swing above its setpoint.
  public static let overshoot = Kelvins(0.15)
}
