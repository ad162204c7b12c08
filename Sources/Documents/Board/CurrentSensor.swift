public import Quantities

/// A sensor that turns a heater's current into a voltage.
public struct CurrentSensor: Sendable {
  public let input: Located<PinReference>
  /// What it shows without current.
  public let zero: Volts
  /// Volts for each ampere, which is a resistance.
  public let sensitivity: Ohms
  /// What the heater draws at full power.
  public let full: Amperes

  static let form = Form<CurrentSensor>.mapping(
    "a current sensor",
    .required("input", PinReference.form.located, "The pin that measures its voltage."),
    .required("zero", .quantity(), "What it shows without current: 1 V."),
    .required(
      "sensitivity", .quantity(above: Ohms.zero), "Volts for each ampere, as ohms: 0.1 ohm."),
    .required("full", .quantity(above: Amperes.zero), "What the heater draws at full power: 10 A."),
    make: CurrentSensor.init)
}
