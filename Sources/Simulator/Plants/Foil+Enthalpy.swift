import Quantities

/// A foil's temperature and its heat, counted in joules from 0 °C in the solid.
extension StageParameters.Foil {
  /// Pure metal melts at one temperature; 0.2 K keeps the equations smooth.
  private static let mush = 0.2

  func temperature(at enthalpy: Double) -> Double {
    let solid = mass * heat
    let start = solid * melts.value
    if enthalpy <= start { return enthalpy / solid }
    let slush = mass * latent + solid * Self.mush
    if enthalpy <= start + slush { return melts.value + Self.mush * (enthalpy - start) / slush }
    return melts.value + Self.mush + (enthalpy - start - slush) / solid
  }

  func enthalpy(at temperature: Double) -> Double {
    let solid = mass * heat
    let above = temperature - melts.value
    if above <= 0 { return solid * temperature }
    let melted = min(1, above / Self.mush)
    return solid * temperature + mass * latent * melted
  }

  /// The share of it that is liquid.
  func meltFraction(at enthalpy: Double) -> Double {
    let excess = enthalpy - mass * heat * melts.value
    return min(1, max(0, excess / (mass * latent)))
  }
}
