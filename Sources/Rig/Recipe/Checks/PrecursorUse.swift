import Documents
import Quantities

/// How much of a precursor pulses take: an estimate, from its vapour pressure and its valve.
enum PrecursorUse {
  /// In kilograms.
  ///
  /// - Parameters:
  ///   - conductance: of the valve, in m3/s.
  ///   - bottle: its temperature, or that at which it is kept.
  static func mass(
    of precursor: PrecursorDocument, for span: Seconds, through conductance: Double,
    at bottle: Celsius
  ) -> Kilograms {
    guard let pressure = precursor.pressure(at: bottle) else { return .zero }
    let gas = 8.314462618
    let moles = pressure.value * conductance * span.value / (gas * bottle.absolute)
    return Kilograms(moles * precursor.molarMass * 1e-3)
  }
}
