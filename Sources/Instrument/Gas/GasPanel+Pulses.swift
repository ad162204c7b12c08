import HAL
import Procedures
import Quantities

/// What is seen of pulses, and of what should rest between them.
extension GasPanel {
  /// What was seen to have left its place since this was asked last: one at a time.
  func takeDrift() -> DriftRecord? {
    if let growth = drifts.growth {
      drifts.growth = nil
      return growth
    }
    defer { drifts.rest = nil }
    return drifts.rest
  }

  /// The most that a cycle of the program grows, after the chemistry.
  func expect(growth: Nanometres?) { film.known = growth }

  /// A zone is about to be warmer or colder.
  func changesTemperature() {
    film.forget()
    rest.forget()
  }

  /// What the gauge says of the pulse before, and of what rests before this one, may forbid it.
  func beginPulse(_ index: UInt8, at now: Instant) -> GasStop? {
    let surroundings = PulseTrace.Surroundings(throttle: throttle?.setting, flow: told)
    if let found = lookForLeaks(index, in: surroundings, at: now) { return found }
    return pulses.value.begin(
      index, base: withBest(\.settled) ?? nil, surroundings, range: range, at: now)
  }

  /// Of the best head.
  private var range: Pascals { withBest(\.full) ?? .zero }

  /// What all controllers are told to let through.
  var told: SCCM { flows.all.reduce(SCCM.zero) { $0 + $1.setting } }

  /// What comes in all the time shows in what rests before a pulse, and in what grew since the last.
  private func lookForLeaks(
    _ index: UInt8, in surroundings: PulseTrace.Surroundings, at now: Instant
  ) -> GasStop? {
    let opening = throttle?.holding?.opening
    if let found = rest.opens(
      at: pressure, opening: opening, surroundings, range: range)
    {
      let what: DriftRecord.What = opening == nil ? .pressure : .opening
      drifts.rest = DriftRecord(what, of: index, seen: found.seen, usual: found.usual)
    }
    guard let found = film.opens(index, under: monitor, at: now) else { return nil }
    drifts.growth = DriftRecord(.growth, of: found.valve, seen: found.grown, usual: found.usual)
    return found.isRuined
      ? .overgrown(found.valve, grown: found.grown, usual: found.usual) : nil
  }

  /// What is missing to a head that does not move at all is not missing in the chamber.
  func naming(_ stop: GasStop) -> GasStop {
    guard case .pulseMissing = stop, pulses.value.isStill,
      let index = withBest({ best in gauges.firstIndex { $0 === best } }) ?? nil
    else { return stop }
    return .gaugeStill(UInt8(truncatingIfNeeded: index))
  }
}
