public import Quantities

/// What reviewers of papers ask about a foil or a cell: said once, kept with every run of it.
public struct SampleDocument: Sendable {
  public let name: String
  /// How names like it are made, so that somebody else can read them.
  public let naming: String
  /// What it is a replicate of: all that are alike say the same here.
  public let series: String?
  /// Which one it is of those that are alike.
  public let replicate: Int?
  /// Who made it.
  public let person: String
  /// What it was made from, by what it is: `foil: "22-118"`.
  public let lots: Named<String>
  public let area: Known<AsWritten<SquareMetres>>
  /// Active material or capacity per area of the electrode against the metal.
  public let loading: Known<AsWritten<AnyQuantity>>?
  public let electrolyte: String?
  public let stackPressure: Known<AsWritten<Pascals>>?
  public let glovebox: GloveboxDocument?
  public let comment: String?

  /// How a sample is written.
  public static let form = Form<SampleDocument>.mapping(
    "a sample",
    .required(
      "solidus", Form<String>.word(["sample/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .line(like: "LP-012-2"), "What is written on it: LP-012-2."),
    .required(
      "naming", .line(like: "foil lot, day, number of the day"),
      "How names are made: foil lot, day, number of the day."),
    .optional("series", .line(like: "bare lithium"), "What it is a replicate of: bare lithium."),
    .optional("replicate", .integer(1...9999), "Which of those it is, from 1 on."),
    .required("operator", .line(like: "Ada"), "Who made it."),
    .required(
      "lots", .names(of: .line(like: "\"22-118\""), what: "lots"), "What it was made from."),
    .required("area", area, "Of one side: 0.785 cm2."),
    .optional("loading", loading, "Of the other electrode: 2 mg/cm2."),
    .optional(
      "electrolyte", .line(like: "1 M LiPF6 in EC and DEC, 40 uL"),
      "What, how much: 1 M LiPF6 in EC and DEC, 40 uL."),
    .optional("stack_pressure", pressure, "On the cell: 300 kPa."),
    .optional("glovebox", GloveboxDocument.form, "What it was put together in."),
    .optional("comment", .text, "Anything else."),
    make: {
      _, name, naming, series, replicate, person, lots, area, loading, electrolyte, pressure,
      glovebox, comment in
      SampleDocument(
        name: name, naming: naming, series: series, replicate: replicate, person: person,
        lots: lots, area: area, loading: loading, electrolyte: electrolyte,
        stackPressure: pressure, glovebox: glovebox, comment: comment)
    })

  // No foil, electrode or press of this kind of work comes near these bounds: what is beyond them is a
  // slip of the pen.
  private static let area: Form<Known<AsWritten<SquareMetres>>> = known(
    .quantity(atMost: SquareMetres(1), above: SquareMetres(0)), "0.785 cm2")
  private static let loading: Form<Known<AsWritten<AnyQuantity>>> = known(
    .quantity(upTo: ["500 mg/cm2", "100 mAh/cm2"]), "2 mg/cm2")
  private static let pressure: Form<Known<AsWritten<Pascals>>> = known(
    .quantity(atMost: Pascals(900e6), above: Pascals(0)), "300 kPa")

  static func known<Value: Sendable>(
    _ form: Form<Value>, _ example: String
  ) -> Form<Known<AsWritten<Value>>> {
    form.asWritten.map(Known.value).or(
      "unknown", meaning: .unknown, due: "a quantity", example: example)
  }

  /// Reads a sample.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<SampleDocument> {
    files.document(at: path, form)
  }
}

/// A value that somebody knows, or says that nobody does.
public enum Known<Value: Sendable>: Sendable {
  case value(Value)
  case unknown
}

/// The air of the box that a sample was put together in.
public struct GloveboxDocument: Sendable {
  public let water, oxygen: Known<AsWritten<Ratio>>

  static let form = Form<GloveboxDocument>.mapping(
    "a glovebox",
    .required("water", share, "Of its gas: 0.5 ppm."),
    .required("oxygen", share, "Of its gas: 0.3 ppm."),
    make: GloveboxDocument.init)

  private static let share: Form<Known<AsWritten<Ratio>>> = SampleDocument.known(
    .quantity(atLeast: Ratio(0), atMost: Ratio(0.01)), "0.5 ppm")
}
