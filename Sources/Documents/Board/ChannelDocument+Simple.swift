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
