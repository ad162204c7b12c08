import Documents
import Quantities
import Simulator

/// How far a dose covers the surface, after Langmuir: 1 - exp(-k E).
///
/// E is the exposure: what the valve of the reactor lets in, as a pressure in its chamber,
/// times how long it stays. k is the rate at which molecules hit a site times their sticking.
enum Saturation {
  /// A dose that covers less than this is too small.
  static let enough = 0.95

  static func share(
    of precursor: PrecursorDocument, exposure: Double, at surface: Celsius,
    in reactor: StirredReactor
  ) -> Double {
    guard precursor.sticking > 0 else { return 1 }
    let molecule = precursor.molarMass * 1e-3 / Gases.avogadro
    let thermal = Gases.boltzmann * surface.absolute
    let flux = 1 / Arithmetic.squareRoot(2 * .pi * molecule * thermal)
    return 1 - Arithmetic.exp(-precursor.sticking * flux / reactor.sites * exposure)
  }

  /// In Pa s, for a pulse that a stay follows.
  static func exposure(
    of precursor: PrecursorDocument, pulse: Seconds, staying: Seconds, through conductance: Double,
    from bottle: Celsius, into reactor: StirredReactor
  ) -> Double? {
    guard let pressure = precursor.pressure(at: bottle) else { return nil }
    let peak = pressure.value * conductance * pulse.value / reactor.volume
    return peak * staying.value
  }
}
