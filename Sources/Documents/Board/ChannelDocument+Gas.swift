public import Quantities

/// A pressure head with an analogue output.
public struct GaugeChannel: Sendable {
  public let input: Located<PinReference>
  /// The pressure at the end of the head's range.
  public let fullScale: Pascals
  /// The voltage that stands for it.
  public let span: Volts
  public let description: String?

  static let form = Form<GaugeChannel>.mapping(
    "a gauge", ChannelDocument.kind("gauge"),
    .required("input", PinReference.form.located, "The pin that measures its voltage."),
    .required(
      "full_scale", .quantity(above: Pascals.zero), "The pressure at the end of its range."),
    .required("span", .quantity(above: Volts.zero), "The voltage that stands for full scale."),
    ChannelDocument.description,
    make: { _, input, fullScale, span, description in
      GaugeChannel(input: input, fullScale: fullScale, span: span, description: description)
    })
}

/// A mass flow controller with an analogue setpoint and an analogue reading.
public struct FlowChannel: Sendable {
  public let setpoint: Located<PinReference>
  public let reading: Located<PinReference>
  public let fullScale: SCCM
  /// The voltage that stands for full scale, of setpoint and reading alike.
  public let span: Volts
  public let gas: String
  /// The switch of the valve behind it, if it has one.
  public let behind: Located<String>?
  public let description: String?

  static let form = Form<FlowChannel>.mapping(
    "a flow", ChannelDocument.kind("flow"),
    .required("setpoint", PinReference.form.located, "The pin that drives the setpoint."),
    .required("reading", PinReference.form.located, "The pin that measures the flow."),
    .required("full_scale", .quantity(above: SCCM.zero), "The flow at the end of its range."),
    .optional(
      "span", .quantity(above: Volts.zero), otherwise: Volts(5),
      "The voltage that stands for full scale; 5 V if left out."),
    .required("gas", .name(of: "a gas", example: "Ar"), "The gas it is calibrated for."),
    .optional(
      "behind", .located(.name(of: "a switch", example: "carrier")),
      "The switch of the valve behind it: nothing flows while that is off."),
    ChannelDocument.description,
    make: { _, setpoint, reading, fullScale, span, gas, behind, description in
      FlowChannel(
        setpoint: setpoint, reading: reading, fullScale: fullScale, span: span, gas: gas,
        behind: behind, description: description)
    })
}
