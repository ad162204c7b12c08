import Documents

extension Command {
  /// The documents that Solidus reads, by the name of their schema.
  private static let schemas: [(name: String, text: @Sendable () -> String)] = [
    ("board", { Schema.document(BoardDocument.form, titled: "A Solidus board").text }),
    ("world", { Schema.document(WorldDocument.form, titled: "A Solidus world").text }),
    ("recipe", { Schema.document(RecipeDocument.form, titled: "A Solidus recipe").text }),
    ("method", { Schema.document(MethodDocument.form, titled: "A Solidus method").text }),
    ("cell", { Schema.document(CellDocument.form, titled: "A Solidus cell").text }),
    ("sample", { Schema.document(SampleDocument.form, titled: "A Solidus sample").text }),
    (
      "identification",
      { Schema.document(IdentificationDocument.form, titled: "An identification").text }
    ),
    (
      "certificates",
      { Schema.document(CertificatesDocument.form, titled: "Certificates of sample places").text }
    ),
    (
      "precursors",
      { Schema.document(ChemistryDocument.precursorsForm, titled: "Precursors").text }
    ),
    ("films", { Schema.document(ChemistryDocument.filmsForm, titled: "Films").text }),
    ("faults", { Schema.document(FaultDocument.form, titled: "Faults for Solidus").text }),
  ]

  static let schema = Command(
    words: ["schema"], operands: schemas.map(\.name).joined(separator: "|"),
    about: "print the JSON Schema of a kind of document", options: []
  ) { arguments, console in
    guard arguments.operands.count == 1,
      let schema = schemas.first(where: { $0.name == arguments.operands[0] })
    else {
      let names = schemas.map(\.name).joined(separator: ", ")
      console.complain("solidus schema: say which: \(names)")
      return .usage
    }
    console.print(schema.text())
    return .done
  }
}
