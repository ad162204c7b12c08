public import Quantities

/// What a card may be off before it is calibrated: docs/devices/potentiostat.md.
public enum CardSheet {
  /// Of a potential: over the buffers, and the reference and divider of its converter.
  public static let potential = (offset: Volts(1e-3), share: 2e-3)
  /// Of a current, the first as a share of the range.
  public static let current = (ofRange: 5e-4, share: 2e-3)
  /// Of the setpoint, as shares of full scale.
  public static let setpoint = (offset: 5e-4, share: 1e-3)

  /// As it is said of a card without a certificate.
  public static let words = "uncalibrated: E ±1 mV ±0.2 %, I ±0.05 % of range ±0.2 %"
}
