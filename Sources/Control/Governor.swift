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
    let peak = guarding.peak(seen, on: now - seen.taken + period)
    return peak < guarding.limit - clearance
  }

  /// The highest steady soak that the governor would still feed, found by bisection.
  public static func highestSoak(
    under guarding: ThermalGuard, surroundings: Celsius, period: Seconds
  ) -> Celsius {
    var low = surroundings
    var high = guarding.limit
    for _ in 0..<40 {
      let soak = low + (high - low) * 0.5
      let lead = guarding.rollout.steadyLead(of: soak, above: surroundings)
      let peak = guarding.rollout.peak(
        element: soak + lead + guarding.elementBound, sample: soak, surroundings: surroundings,
        on: period)
      if peak < guarding.limit - clearance { low = soak } else { high = soak }
    }
    return low - overshoot
  }

  /// What a soak may swing above its setpoint.
  public static let overshoot = Kelvins(0.3)
}
