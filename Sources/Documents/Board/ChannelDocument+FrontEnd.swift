public import Quantities

/// The front end before an impedance converter: docs/devices/front-end.md.
public struct FrontEndChannel: Sendable {
  /// The impedance converter.
  public let chip: Located<String>
  /// The expander that joins it to a cell or to one of its resistors, and chooses its clock.
  public let relays: Located<String>
  /// What its four resistors were measured to be, from the smallest on.
  public let standards: [Ohms]
  public let description: String?

  static let form = Form<FrontEndChannel>(shape: written.shape) { node, report in
    guard let channel = written.value(of: node, &report) else { return nil }
    for (standard, drawn) in zip(channel.standards, drawn) {
      guard abs(standard / drawn - 1) > 0.05 else { continue }
      report.error(
        at: node.place,
        "a standard of \(QuantityPrinter.text(standard)) is none of the front end's",
        remedy: "write what its 10 ohm, 100 ohm, 1 kohm and 10 kohm were measured to be")
      return nil
    }
    return channel
  }

  /// As the front end is drawn.
  private static let drawn = [Ohms(10), Ohms(100), Ohms(1000), Ohms(10_000)]

  private static let written = Form<FrontEndChannel>.mapping(
    "a front end", ChannelDocument.kind("front_end"),
    .required(
      "chip", .located(.name(of: "a chip", example: "eis")), "The impedance converter."),
    .required(
      "relays", .located(.name(of: "a chip", example: "eis_relays")),
      "The expander that joins it to a cell or to a resistor, and chooses its clock."),
    .optional(
      "standards", .list(of: .quantity(above: Ohms.zero), what: "four resistances", count: 4...4),
      otherwise: drawn, "What its resistors were measured to be."),
    ChannelDocument.description,
    make: { _, chip, relays, standards, description in
      FrontEndChannel(
        chip: chip, relays: relays, standards: standards, description: description)
    })
}

extension BoardDocument {
  /// The front end that the cells share, if there is one.
  public var frontEnd: FrontEndChannel? {
    for entry in channels.entries {
      if case .frontEnd(let channel) = entry.value { return channel }
    }
    return nil
  }

  /// What drives the converter of the front end; the part has no clock of its own.
  public func clock(of frontEnd: FrontEndChannel) -> Hertz {
    chips[frontEnd.chip.value]?.settings.clock ?? Hertz(16e6)
  }

  /// The cells in the order in which their relays stand in the front end.
  public var cells: [(name: String, channel: CellChannel)] {
    channels.entries.compactMap { entry in
      guard case .cell(let channel) = entry.value else { return nil }
      return (entry.name, channel)
    }
  }
}
