public import Quantities

extension GasChamber {
  public func output(_ index: Int, at now: Instant) -> Double {
    settle(to: now)
    let value = past.row(at: now)[index]
    // Sauerbrey 1959: 81.5 Hz for each ug/cm2 on a crystal of 6 MHz; 1 nm of 1 g/cm3 is 0.1.
    return index == Output.crystal.rawValue ? 8.15 * value : value
  }

  /// The flow through a controller in sccm.
  func flow(of place: Int, at now: Instant) -> Double {
    settle(to: now)
    return past.row(at: now)[4 + place]
  }

  /// The partial pressure of a gas by its name, in Pa, at the end of the last segment.
  public func pressure(of gas: String, at now: Instant) -> Double? {
    settle(to: now)
    return model.gases.first { $0.species.name == gas }?.pressure
  }

  /// What the wall holds of a gas, as the pressure that it would make, in Pa.
  public func onWall(of gas: String, at now: Instant) -> Double? {
    settle(to: now)
    return model.gases.first { $0.species.name == gas }?.wall
  }

  /// The share of the surface's sites that a gas terminates.
  public func coverage(by gas: String, at now: Instant) -> Double? {
    settle(to: now)
    return model.gases.firstIndex { $0.species.name == gas }.map { model.surface.coverage(by: $0) }
  }

  /// The names of the gases, in the order of their indices.
  public var gases: [String] { model.gases.map(\.species.name) }

  /// The time in which the pump takes 63 % of the gas, as pump and throttle are.
  public func evacuationTime(at now: Instant) -> Seconds? {
    settle(to: now)
    let speed = pumpSpeed(at: now)
    return speed > 0 ? Seconds(parameters.volume / speed) : nil
  }

  /// What truly lies on the metal.
  public func film(at now: Instant) -> FilmTruth {
    settle(to: now)
    return FilmTruth(model.surface, on: metal)
  }
}
