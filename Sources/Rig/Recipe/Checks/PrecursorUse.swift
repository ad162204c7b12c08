import Documents
import Quantities

/// How much of a precursor pulses take: an estimate, from its vapour pressure and a usual valve.
enum PrecursorUse {
  /// What a pulse valve of the reference reactor lets through, in m3/s.
  static let conductance = 2e-5

  /// In kilograms, at a temperature of the bottle.
  static func mass(
    of precursor: PrecursorDocument, for span: Seconds, at bottle: Celsius
  ) -> Kilograms {
    guard let pressure = precursor.pressure(at: bottle) else { return .zero }
    let gas = 8.314462618
    let moles = pressure.value * conductance * span.value / (gas * bottle.absolute)
    return Kilograms(moles * precursor.molarMass * 1e-3)
  }
}
