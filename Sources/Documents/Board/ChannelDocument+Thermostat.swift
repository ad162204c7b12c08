public import Quantities

/// What keeps all cells of a board at a temperature that an output tells it.
///
/// Its input has a live zero, as measuring loops have: a voltage below `from` is no wish, and it goes
/// to what its own panel says, so that a wire that comes off or a converter without supply chills
/// nothing.
public struct ThermostatChannel: Sendable {
  public let setpoint: Located<PinReference>
  public let coldest, hottest: Celsius
  /// What asks for the coldest and for the hottest.
  public let from, to: Volts
  public let description: String?

  static let form = Form<ThermostatChannel>(shape: written.shape) { node, report in
    guard let channel = written.value(of: node, &report) else { return nil }
    guard channel.coldest < channel.hottest, channel.from < channel.to else {
      report.error(
        at: node.place, "the span of the thermostat is none",
        remedy: "write 'coldest' below 'hottest' and 'from' below 'to'")
      return nil
    }
    return channel
  }

  private static let written = Form<ThermostatChannel>.mapping(
    "a thermostat", ChannelDocument.kind("thermostat"),
    .required(
      "setpoint", .located(PinReference.form), "The output that tells it a temperature."),
    .required(
      "coldest", .quantity(atLeast: Celsius(-40), atMost: Celsius(80)),
      "What it can be told at least: -20 C."),
    .required(
      "hottest", .quantity(atLeast: Celsius(-40), atMost: Celsius(80)),
      "What it can be told at most: 60 C."),
    .required(
      "from", .quantity(above: Volts.zero), "The volts that ask for the coldest; fewer ask nothing."
    ),
    .required("to", .quantity(above: Volts.zero), "The volts that ask for the hottest."),
    ChannelDocument.description,
    make: { _, setpoint, coldest, hottest, from, to, description in
      ThermostatChannel(
        setpoint: setpoint, coldest: coldest, hottest: hottest, from: from, to: to,
        description: description)
    })
}

extension BoardDocument {
  /// The thermostat of its cells, if it has one.
  public var thermostat: ThermostatChannel? {
    for entry in channels.entries {
      if case .thermostat(let channel) = entry.value { return channel }
    }
    return nil
  }
}
