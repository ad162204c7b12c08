import Documents
import Quantities

/// How much of a precursor pulses take: an estimate, from its vapour pressure and its valve.
enum PrecursorUse {
  /// In kilograms, at the temperature at which the bottle is kept.
  ///
  /// - Parameter conductance: of the valve, in m3/s.
  static func mass(
    of precursor: PrecursorDocument, for span: Seconds, through conductance: Double
  ) -> Kilograms {
    let bottle = precursor.bottle?.temperature ?? Warmth.room.coldest
    guard let pressure = precursor.pressure(at: bottle) else { return .zero }
    let gas = 8.314462618
    let moles = pressure.value * conductance * span.value / (gas * bottle.absolute)
    return Kilograms(moles * precursor.molarMass * 1e-3)
  }
}
