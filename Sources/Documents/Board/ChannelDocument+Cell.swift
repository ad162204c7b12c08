/// One electrochemical cell: the analogue loop is hardware, these chips set and measure it.
public struct CellChannel: Sendable {
  public let potential: Located<String>
  public let current: Located<String>
  public let setpoint: Located<String>
  /// The expander that switches mode and range.
  public let relays: Located<String>
  public let monitor: Located<String>?
  public let impedance: Located<String>?
  public let description: String?

  static let form = Form<CellChannel>.mapping(
    "a cell", ChannelDocument.kind("cell"),
    .required(
      "potential", .located(.name(of: "a chip", example: "cell1_e")), "Measures the potential."),
    .required(
      "current", .located(.name(of: "a chip", example: "cell1_i")), "Measures the current."),
    .required(
      "setpoint", .located(.name(of: "a chip", example: "cell1_dac")), "Drives the setpoint."),
    .required(
      "relays", .located(.name(of: "a chip", example: "cell1_relays")), "Switches mode and range."),
    .optional(
      "monitor", .located(.name(of: "a chip", example: "cell1_monitor")), "Watches the current."),
    .optional(
      "impedance", .located(.name(of: "a chip", example: "eis")), "Measures the impedance."),
    ChannelDocument.description,
    make: { _, potential, current, setpoint, relays, monitor, impedance, description in
      CellChannel(
        potential: potential, current: current, setpoint: setpoint, relays: relays,
        monitor: monitor, impedance: impedance, description: description)
    })
}
