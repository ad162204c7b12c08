/// One chip of a board.
public struct ChipDocument: Sendable {
  public let part: Part
  public let on: Located<BusReference>
  public let address: Located<UInt8>
  public let description: String?
  public let settings: ChipSettings

  static let form = Form<ChipDocument>.variants(
    by: "part", what: "a part that Solidus has a driver for",
    Part.table.map { ($0.number, form(of: $0)) })

  private static func form(of part: Part) -> Form<ChipDocument> {
    .mapping(
      part.number,
      .required("part", Form<String>.word([part.number], what: "this part"), "The chip."),
      .required("on", BusReference.form.located, "The bus, or the multiplexer and its branch."),
      .required(
        "address", .located(.integer(part.addresses, hexadecimal: true)),
        "The seven-bit address, in hexadecimal."),
      .optional("description", .text, "What it is there for."),
      .group(
        part.settings.map {
          $0.part(isRequired: part.requiredSettings.contains($0), part.limits)
        },
        from: ChipSettings()),
      make: { _, on, address, description, settings in
        ChipDocument(
          part: part, on: on,
          // Every address of the table fits into seven bits.
          address: Located(UInt8(truncatingIfNeeded: address.value), at: address.place),
          description: description, settings: settings)
      })
  }
}
