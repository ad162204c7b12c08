/// A temperature that is only watched.
public struct ThermometerChannel: Sendable {
  public let chip: Located<String>
  /// The pin, where the chip has more than one; nil for its first.
  public let input: Located<String>?
  public let description: String?

  static let form = Form<ThermometerChannel>.mapping(
    "a thermometer", ChannelDocument.kind("thermometer"),
    .required("chip", .located(.name(of: "a chip", example: "tc_wall")), "The converter."),
    .optional("input", .located(.name(of: "a pin", example: "hot")), "The pin of the converter."),
    ChannelDocument.description,
    make: { _, chip, input, description in
      ThermometerChannel(chip: chip, input: input, description: description)
    })
}

/// A condition of the room or the rig that one line reports.
public struct InterlockChannel: Sendable {
  public let line: Located<String>
  /// Whether heat is taken away when it opens.
  public let stopsHeat: Bool
  public let description: String?

  static let form = Form<InterlockChannel>.mapping(
    "an interlock", ChannelDocument.kind("interlock"),
    .required(
      "line", .located(.name(of: "a line", example: "exhaust")), "The line that reports it."),
    .optional(
      "stops", .word(["heat"], what: "what an interlock stops"), "What it stops when it opens."),
    ChannelDocument.description,
    make: { _, line, stops, description in
      InterlockChannel(line: line, stopsHeat: stops != nil, description: description)
    })
}
