/// The chemistry that Solidus knows: precursors by name, and the films that pairs of them grow.
public struct ChemistryDocument: Sendable {
  public let precursors: Named<PrecursorDocument>
  public let films: Named<FilmDocument>

  /// How precursors are written.
  public static let precursorsForm = Form<Named<PrecursorDocument>>.mapping(
    "precursors",
    .required(
      "solidus", Form<String>.word(["precursors/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required(
      "precursors", .names(of: PrecursorDocument.form, what: "precursors"), "Gases by name."),
    make: { _, precursors in precursors })

  /// How films are written.
  public static let filmsForm = Form<Named<FilmDocument>>.mapping(
    "films",
    .required(
      "solidus", Form<String>.word(["films/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("films", .names(of: FilmDocument.form, what: "films"), "Films by name."),
    make: { _, films in films })

  /// Reads both files; every precursor that a film or a plasma names must be there.
  public static func read(
    precursors: String, films: String, from files: DocumentFiles = .disk
  ) -> Checked<ChemistryDocument> {
    var report = Report()
    let gases = files.node(at: precursors, report: &report).flatMap {
      precursorsForm.value(of: $0, &report)
    }
    let grown = files.node(at: films, report: &report).flatMap {
      filmsForm.value(of: $0, &report)
    }
    guard let gases, let grown, !report.hasErrors else { return Checked(nil, report) }
    let chemistry = ChemistryDocument(precursors: gases, films: grown)
    chemistry.check(&report)
    return Checked(chemistry, report)
  }

  private func check(_ report: inout Report) {
    for film in films.entries {
      for name in film.value.from.value where precursors[name] == nil {
        report.error(
          at: film.value.from.place, "there is no precursor '\(name)'",
          remedy: Suggestion.remedy(for: name, among: precursors.names))
      }
    }
    for gas in precursors.entries {
      guard case .plasma(let plasma) = gas.value.pressure, precursors[plasma.of] == nil else {
        continue
      }
      report.error(
        at: gas.place, "there is no precursor '\(plasma.of)'",
        remedy: Suggestion.remedy(for: plasma.of, among: precursors.names))
    }
  }

  /// The film that a pair of precursors grows.
  public func film(of metal: String, and coreactant: String) -> FilmDocument? {
    films.entries.first { $0.value.metal == metal && $0.value.coreactant == coreactant }?.value
  }
}
