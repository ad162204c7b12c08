/// What the simulator puts behind a board: plants, the nets between, and the joins to chips.
public struct WorldDocument: Sendable {
  public let description: String?
  public let plants: Named<PlantDocument>
  public let nets: Named<NetDocument>
  /// From `chip.pin` or a line to a net or a plant's input.
  public let joins: Named<Located<JoinDocument>>
  /// From the targets of the fault matrix to the names of this board.
  public let aliases: Named<Located<String>>

  /// What a fault acts on: `tc.sample`, `i2c.1:0x60`, `gpio.*`.
  static let targetPattern = "[A-Za-z0-9_.:*-]{1,80}"

  static func isTarget(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 80
      && text.utf8.allSatisfy {
        Name.isValid("a\(Character(Unicode.Scalar($0)))") || [0x2E, 0x3A, 0x2A].contains($0)
      }
  }

  /// How a world is written.
  public static let form = Form<WorldDocument>.mapping(
    "a world",
    .required(
      "solidus", Form<String>.word(["world/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .optional("description", .text, "What it stands for."),
    .optional("extends", .text, "The folder of a world that this one changes."),
    .optional(
      "plants", .names(of: PlantDocument.form, what: "plants"), otherwise: .none,
      "Simulated physics."),
    .optional(
      "nets", .names(of: NetDocument.form, what: "nets"), otherwise: .none, "Analogue nodes."),
    .optional(
      "joins",
      .names(
        of: .located(JoinDocument.form), what: "joins",
        pattern: "\(Name.pattern)(\\.[A-Za-z0-9_]{1,64})?", isName: JoinDocument.isSource),
      otherwise: .none, "What chip pins and lines are connected to."),
    .optional(
      "aliases",
      .names(
        of: .located(target), what: "aliases", pattern: targetPattern, isName: isTarget),
      otherwise: .none, "Names of this board for the targets of faults."),
    make: { _, description, _, plants, nets, joins, aliases in
      WorldDocument(
        description: description, plants: plants, nets: nets, joins: joins, aliases: aliases)
    })

  static let target = Form<String>.parsed(
    as: "the target of a fault", pattern: targetPattern, example: "tc.sample"
  ) { isTarget($0) ? $0 : nil }

  /// Reads a world and those that it extends; with a board, also what it joins to that board.
  ///
  /// - Parameters:
  ///   - path: the file, or the folder that holds `world.yaml`.
  ///   - base: the folder that it extends, whatever it says itself.
  public static func read(
    at path: String, for board: BoardDocument? = nil, over base: String? = nil,
    from files: DocumentFiles = .disk
  ) -> Checked<WorldDocument> {
    var overlays = Overlays(files: files)
    let file = DocumentPath.file(path, named: "world.yaml")
    let root = overlays.read(file, named: "world.yaml", over: base)
    var report = overlays.report
    let world = root.flatMap { form.value(of: $0, &report) }
    if let world, !report.hasErrors { WorldCheck(world, board).run(&report) }
    return Checked(world, report)
  }
}
