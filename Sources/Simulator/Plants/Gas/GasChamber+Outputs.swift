public import Quantities

extension GasChamber {
  public func output(_ index: Int, at now: Instant) -> Double {
    settle(to: now)
    return past.row(at: now)[index]
  }

  /// The flow through a controller in sccm.
  func flow(of place: Int, at now: Instant) -> Double {
    settle(to: now)
    return past.row(at: now)[4 + place]
  }

  /// What the history keeps of the present.
  func row() -> GasHistory.Row {
    var row = GasHistory.Row.zero
    row[Output.pressure.rawValue] = model.pressure
    for film in model.surface.films {
      row[Output.film.rawValue] += film.thickness
      // Sauerbrey 1959: 81.5 Hz for each ug/cm2 on a crystal of 6 MHz; 1 nm of 1 g/cm3 is 0.1.
      row[Output.crystal.rawValue] += 8.15 * film.thickness * film.reaction.density
    }
    for i in flows.indices { row[4 + i] = flows[i] }
    return row
  }

  /// The partial pressure of a gas by its name, in Pa, at the end of the last segment.
  public func pressure(of gas: String, at now: Instant) -> Double? {
    settle(to: now)
    return model.gases.first { $0.species.name == gas }?.pressure
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
