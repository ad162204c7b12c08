import Quantities

/// How warm a foil is with so much heat in it: solid, mushy over a little, liquid.
///
/// The heat is counted from 0 °C in the solid, in J, and what it takes to divide by is prepared.
struct FoilCurve {
  private let melts, mush: Double
  /// What a kelvin takes, what is in it where it begins to melt, and what the mush takes.
  private let solid, start, slush, latent: Double
  private let kelvinsPerJoule, mushPerJoule: Double

  init(_ foil: StageParameters.Foil) {
    melts = foil.melts.value
    mush = foil.mush
    solid = foil.mass * foil.heat
    start = solid * melts
    latent = foil.mass * foil.latent
    slush = latent + solid * mush
    kelvinsPerJoule = 1 / solid
    mushPerJoule = mush / slush
  }

  @inline(__always)
  func temperature(holding heat: Double) -> Double {
    if heat <= start { return heat * kelvinsPerJoule }
    if heat <= start + slush { return melts + mushPerJoule * (heat - start) }
    return melts + mush + (heat - start - slush) * kelvinsPerJoule
  }

  func heat(at temperature: Double) -> Double {
    let above = temperature - melts
    return above <= 0
      ? solid * temperature : solid * temperature + latent * min(1, above / mush)
  }

  /// How much of it is liquid.
  func melted(holding heat: Double) -> Double {
    heat <= start ? 0 : min(1, (heat - start) / latent)
  }
}
