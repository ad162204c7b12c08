public import Quantities

/// A cell as people declare it: what it is made of, what it bears, and what stands for it in the
/// simulator.
public struct CellDocument: Sendable {
  public let name: String
  /// What it is for, in a listing.
  public let purpose: String?
  public let build: Build
  /// Whether a reference electrode has its own lead.
  public let hasReference: Bool
  public let area: SquareMetres
  public let electrolyte: String?
  public let limits: DeclaredLimits
  /// What C stands for; nil where no rate has a meaning, or the host says it.
  public let capacity: CapacityDocument?
  /// Between which it is charged and discharged; nil where nobody says.
  public let window: WindowDocument?
  /// The number of the holder that it is in; nil where any will do.
  public let holder: Int?
  /// The parameter set that stands for it in the simulator.
  public let set: Located<String>?

  /// What a cell is made of, by kind.
  public enum Build: Sendable {
    case symmetric(ElectrodeDocument)
    case asymmetric(working: ElectrodeDocument, counter: ElectrodeDocument)
    case full(PositiveDocument, counter: ElectrodeDocument)
    case dummy(DummyDocument)
  }

  /// How a cell is written.
  public static let form = Form<CellDocument>.variants(
    by: "kind", what: "a kind of cell",
    [
      (
        "symmetric",
        form(
          "symmetric",
          .made(.required("electrodes", ElectrodeDocument.form, "Both of its electrodes.")) {
            .symmetric($0)
          })
      ),
      (
        "asymmetric",
        form(
          "asymmetric",
          .made(
            .required("working", ElectrodeDocument.form, "What is plated on, such as Cu."),
            .required("counter", ElectrodeDocument.form, "The metal.")
          ) { .asymmetric(working: $0, counter: $1) })
      ),
      (
        "full",
        form(
          "full",
          .made(
            .required("working", PositiveDocument.form, "The positive electrode."),
            .required("counter", ElectrodeDocument.form, "The metal.")
          ) { .full($0, counter: $1) })
      ),
      (
        "dummy",
        form(
          "dummy", .made(.required("dummy", DummyDocument.form, "Its resistors.")) { .dummy($0) })
      ),
    ])

  private static func form(_ kind: String, _ build: Field<Build>) -> Form<CellDocument> {
    .mapping(
      "a \(kind) cell",
      .required(
        "solidus", Form<String>.word(["cell/1"], what: "the kind of this document"),
        "The kind and version of the document."),
      .required("kind", .word([kind], what: "this kind"), "What kind of cell this is."),
      .required("name", .text, "What its records are under."),
      .optional("three_electrodes", .boolean, otherwise: false, "Whether R has its own lead."),
      .required("area", .quantity(above: SquareMetres.zero), "Of an electrode: 0.785 cm2."),
      .optional("electrolyte", .text, "What is between the electrodes."),
      .required("limits", DeclaredLimits.form, "What it bears."),
      .optional("description", .text, "What it is for, in a listing."),
      .optional("capacity", CapacityDocument.form, "What C stands for in a rate such as C/10."),
      .optional(
        "window", WindowDocument.form,
        "Between which it is charged and discharged: { lower: 2.5 V, upper: 3.8 V }."),
      .optional("holder", .integer(0...14), "The number of the holder that it is in."),
      .optional(
        "set", .located(.name(of: "a parameter set", example: "li-bare")),
        "What stands for it in the simulator."),
      build,
      make: {
        _, _, name, three, area, electrolyte, limits, purpose, capacity, window,
        holder, set, build in
        CellDocument(
          name: name, purpose: purpose, build: build, hasReference: three, area: area,
          electrolyte: electrolyte, limits: limits, capacity: capacity, window: window,
          holder: holder, set: set)
      })
  }

  /// Reads a cell.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<CellDocument> {
    files.document(at: path, form)
  }
}

extension Field where Value == CellDocument.Build {
  fileprivate static func made<Part>(
    _ part: Field<Part>, _ make: @escaping @Sendable (Part) -> CellDocument.Build
  ) -> Field {
    Field(part.properties) { node, report in part.read(node, &report).map(make) }
  }

  fileprivate static func made<First, Second>(
    _ first: Field<First>, _ second: Field<Second>,
    _ make: @escaping @Sendable (First, Second) -> CellDocument.Build
  ) -> Field {
    Field(first.properties + second.properties) { node, report in
      let (one, other) = (first.read(node, &report), second.read(node, &report))
      guard let one, let other else { return nil }
      return make(one, other)
    }
  }
}
