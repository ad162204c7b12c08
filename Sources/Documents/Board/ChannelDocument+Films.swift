public import Quantities

/// A radio-frequency generator for plasma or sputtering.
public struct GeneratorChannel: Sendable {
  /// The line of its interlock contact.
  public let contact: Located<String>
  public let setpoint: Located<PinReference>
  public let forward: Located<PinReference>
  public let reflected: Located<PinReference>
  public let full: Watts
  /// The voltages that stand for full power, at the setpoint's pin and at the readings' pins.
  public let setpointSpan: Volts
  public let readingSpan: Volts
  /// What of its power may warm the sample at most; heat beyond that is an alarm.
  public let heat: Ratio
  /// The switch that opens the shutter before the target, if there is one.
  public let shutter: Located<String>?
  /// What its target is of, if it has one.
  public let target: String?
  public let description: String?

  static let form = Form<GeneratorChannel>.mapping(
    "a generator", ChannelDocument.kind("generator"),
    .required(
      "contact", .located(.name(of: "a line", example: "rf_enable")),
      "The line of its interlock contact."),
    .required("setpoint", PinReference.form.located, "The pin that drives the setpoint."),
    .required("forward", PinReference.form.located, "The pin that measures what it sends out."),
    .required("reflected", PinReference.form.located, "The pin that measures what comes back."),
    .required("power", .quantity(above: Watts.zero), "What it gives at full setpoint."),
    .required(
      "setpoint_span", .quantity(above: Volts.zero), "The voltage that asks for full power."),
    .required(
      "reading_span", .quantity(above: Volts.zero), "The voltage that stands for full power."),
    .optional(
      "heat", .quantity(above: Ratio.zero), otherwise: .zero,
      "What of its power may warm the sample at most; heat beyond that is an alarm."),
    .optional(
      "shutter", .located(.name(of: "a switch", example: "shutter")),
      "The switch that opens the shutter before the target."),
    .optional(
      "target", .name(of: "a material", example: "LiAlO2"), "What its target is of: LiAlO2."),
    ChannelDocument.description,
    make: {
      _, contact, setpoint, forward, reflected, power, setpointSpan, readingSpan, heat,
      shutter, target, description in
      GeneratorChannel(
        contact: contact, setpoint: setpoint, forward: forward, reflected: reflected, full: power,
        setpointSpan: setpointSpan, readingSpan: readingSpan, heat: heat, shutter: shutter,
        target: target, description: description)
    })
}

/// A film monitor with an analogue output.
public struct FilmMonitorChannel: Sendable {
  public let input: Located<PinReference>
  /// The thickness at the end of its range.
  public let fullScale: Nanometres
  /// The voltage that stands for it.
  public let span: Volts
  public let description: String?

  static let form = Form<FilmMonitorChannel>.mapping(
    "a film monitor", ChannelDocument.kind("film"),
    .required("input", PinReference.form.located, "The pin that measures its voltage."),
    .required(
      "full_scale", .quantity(above: Nanometres.zero), "The thickness at the end of its range."),
    .required("span", .quantity(above: Volts.zero), "The voltage that stands for full scale."),
    ChannelDocument.description,
    make: { _, input, fullScale, span, description in
      FilmMonitorChannel(
        input: input, fullScale: fullScale, span: span, description: description)
    })
}
