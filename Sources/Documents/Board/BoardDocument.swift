/// Which chip is wired where: the same for the bench and for the simulator.
public struct BoardDocument: Sendable {
  public let name: String
  public let description: String?
  public let buses: Named<BusDocument>
  public let chips: Named<ChipDocument>
  public let lines: Named<LineDocument>
  public let channels: Named<ChannelDocument>

  /// How a board is written.
  public static let form = Form<BoardDocument>.mapping(
    "a board",
    .required(
      "solidus", Form<String>.word(["board/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .text, "What people call the board."),
    .optional("description", .text, "What it is for."),
    .optional("extends", .text, "The folder of a board that this one changes."),
    .optional("buses", .names(of: BusDocument.form, what: "buses"), otherwise: .none, "I2C buses."),
    .optional("chips", .names(of: ChipDocument.form, what: "chips"), otherwise: .none, "Chips."),
    .optional(
      "lines", .names(of: LineDocument.form, what: "lines"), otherwise: .none, "Digital lines."),
    .optional(
      "channels", .names(of: ChannelDocument.form, what: "channels"), otherwise: .none,
      "What a chemist names."),
    make: { _, name, description, _, buses, chips, lines, channels in
      BoardDocument(
        name: name, description: description, buses: buses, chips: chips, lines: lines,
        channels: channels)
    })

  /// Reads a board and those that it extends, and checks the wiring.
  ///
  /// - Parameters:
  ///   - path: the file, or the folder that holds `board.yaml`.
  ///   - base: the folder that it extends, whatever it says itself.
  public static func read(
    at path: String, over base: String? = nil, from files: DocumentFiles = .disk
  ) -> Checked<BoardDocument> {
    var overlays = Overlays(files: files)
    let file = DocumentPath.file(path, named: "board.yaml")
    let root = overlays.read(file, named: "board.yaml", over: base)
    var report = overlays.report
    let board = root.flatMap { form.value(of: $0, &report) }
    // Wiring is checked only where everything was understood: no error follows from another.
    if let board, !report.hasErrors { BoardCheck(board).run(&report) }
    return Checked(board, report)
  }
}
