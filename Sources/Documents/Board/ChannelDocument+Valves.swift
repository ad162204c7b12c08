public import Quantities

/// The fast valve of one precursor, which one line opens.
public struct ValveChannel: Sendable {
  public let line: Located<String>
  /// What is in the bottle behind it, as recipes call it; nil if nothing is connected.
  public let precursor: Located<String>?
  /// The shortest pulse that it can give.
  public let shortest: Seconds
  /// How long after the command its seat is shut, at most.
  public let closing: Seconds
  /// The zone or thermometer of the bottle; nil where nothing heats or measures it.
  public let bottle: Located<String>?
  /// What was in the bottle when it was filled; nil where nobody wrote it down.
  public let content: Kilograms?
  /// The line of a switch at its seat, high while that is shut; nil where there is none.
  public let position: Located<String>?
  /// What it lets through while it is open, in m3/s.
  public let conductance: Double
  public let description: String?

  static let form = Form<ValveChannel>.mapping(
    "a valve", ChannelDocument.kind("valve"),
    .required("line", .located(.name(of: "a line", example: "tma")), "The line that opens it."),
    .optional(
      "precursor", .located(.name(of: "a precursor", example: "TMA")),
      "What is in the bottle behind it."),
    .optional(
      "shortest", .quantity(atLeast: Seconds.milliseconds(1)), otherwise: Seconds.milliseconds(10),
      "The shortest pulse that it can give: 10 ms."),
    .optional(
      "closing", .quantity(atLeast: Seconds.zero), otherwise: Seconds.milliseconds(20),
      "How long after the command its seat is shut, at most: 20 ms."),
    .optional(
      "bottle", .located(.name(of: "a zone or a thermometer", example: "bottle_metal")),
      "The zone or thermometer of its bottle."),
    .optional(
      "position", .located(.name(of: "a line", example: "tma_shut")),
      "The input line of a switch at its seat, high while that is shut."),
    .optional("content", .quantity(above: Kilograms.zero), "What the bottle was filled with."),
    .optional(
      "conductance", .number(of: .pumpingSpeed), otherwise: 1e-4,
      "What it lets through while it is open: 100 cm3/s if left out."),
    ChannelDocument.description,
    make: {
      _, line, precursor, shortest, closing, bottle, position, content, conductance, description in
      ValveChannel(
        line: line, precursor: precursor, shortest: shortest, closing: closing, bottle: bottle,
        content: content, position: position, conductance: conductance, description: description)
    })
}

/// The valve between chamber and pump, which a voltage opens.
public struct ThrottleChannel: Sendable {
  public let setpoint: Located<PinReference>
  /// The voltage at which it is fully open; at none it is shut.
  public let span: Volts
  public let description: String?

  static let form = Form<ThrottleChannel>.mapping(
    "a throttle", ChannelDocument.kind("throttle"),
    .required("setpoint", PinReference.form.located, "The pin that drives it."),
    .optional(
      "span", .quantity(above: Volts.zero), otherwise: Volts(5),
      "The voltage at which it is fully open; 5 V if left out."),
    ChannelDocument.description,
    make: { _, setpoint, span, description in
      ThrottleChannel(setpoint: setpoint, span: span, description: description)
    })
}

/// Something that is switched without exact timing: a pump, a shut-off valve.
public struct SwitchChannel: Sendable {
  public let line: Located<String>
  /// The level at which it is on.
  public let on: LineDocument.Level
  /// In which position precursors may be let in; nil where that is all the same.
  public let precursors: Precursors?
  public let description: String?

  /// When a precursor may be let in.
  public enum Precursors: String, CaseIterable, Sendable {
    case whileOn = "while_on"
    case whileOff = "while_off"
  }

  static let form = Form<SwitchChannel>.mapping(
    "a switch", ChannelDocument.kind("switch"),
    .required("line", .located(.name(of: "a line", example: "carrier")), "The line it hangs on."),
    .optional(
      "on", .choice("a level"), otherwise: LineDocument.Level.high,
      "The level at which it is on; high if left out."),
    .optional(
      "precursors", .word(Precursors.allCases.map(\.rawValue), what: "a position"),
      "When precursors may be let in: while_on for a pump, while_off for a vent."),
    ChannelDocument.description,
    make: { _, line, on, precursors, description in
      SwitchChannel(
        line: line, on: on, precursors: precursors.flatMap(Precursors.init),
        description: description)
    })
}
