public import Quantities

/// A method: what to do with a cell, step by step.
public struct MethodDocument: Sendable {
  public let name: String
  public let description: String?
  /// Where it is from, if from a paper.
  public let paper: PaperDocument?
  public let parameters: Named<ParameterDocument>
  /// What a rate of 1C takes an hour for, where the method says so itself.
  public let capacity: Coulombs?
  public let limits: LimitsText?
  /// Verdicts that end it, by their words.
  public let endings: [String]
  public let sampling: Seconds
  public let record: RecordText
  let procedures: Named<ProcedureDocument<MethodAction>>
  let steps: [Step<MethodAction>]
  /// Where its steps begin.
  public let place: Place
  /// Where the rest of it stands.
  let places: Places

  struct Places {
    let limits, record, sample: Place

    init(limits: Place?, record: Place, sample: Place?) {
      (self.limits, self.record, self.sample) = (limits ?? record, record, sample ?? record)
    }

    init(at place: Place) { (limits, record, sample) = (place, place, place) }
  }

  public static let form = Form<MethodDocument>.mapping(
    "a method",
    .required(
      "solidus", Form<String>.word(["method/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .text, "What people call the method."),
    .optional("description", .text, "What it is for."),
    .optional("paper", PaperDocument.form, "The paper that it is from."),
    .optional(
      "parameters", .names(of: ParameterDocument.form, what: "parameters"), otherwise: .none,
      "Numbers that can be changed, or must be said, when it is run."),
    .optional(
      "procedures", .names(of: ProcedureDocument<MethodAction>.form, what: "procedures"),
      otherwise: .none, "Steps that are done under a name."),
    .optional(
      "capacity", .quantity(above: Coulombs.zero),
      "What a rate of 1C takes an hour for: 1.2 mAh; that of the cell if left out."),
    .optional(
      "limits", LimitsText.form.located, "What the cell must not leave; whatever does opens it."),
    .optional(
      "ends", .list(of: .word(verdicts, what: "a verdict"), what: "a list of verdicts"),
      otherwise: [], "What ends it if it is said of the cell: [hard_short]."),
    .optional(
      "sample", .located(.quantity(atLeast: Seconds.milliseconds(100), atMost: Seconds(10))),
      "How often it is measured: 1 s; each 0.1 s if left out."),
    .required(
      "record", RecordText.form.located, "What is written down, beside each step's two ends."),
    .required("steps", .located(Step<MethodAction>.list), "What is done."),
    make: {
      _, name, description, paper, parameters, procedures, capacity, limits, endings, sampling,
      record, steps in
      MethodDocument(
        name: name, description: description, paper: paper, parameters: parameters,
        capacity: capacity, limits: limits?.value, endings: endings,
        sampling: sampling?.value ?? Seconds.milliseconds(100),
        record: record.value, procedures: procedures, steps: steps.value, place: steps.place,
        places: Places(limits: limits?.place, record: record.place, sample: sampling?.place))
    })

  /// As Control names them; a test compares.
  public static let verdicts = [
    "hard_short", "soft_short", "depletion", "activation", "growth", "contact_loss",
  ]

  /// What it comes to, and what was found on the way; with an error only part is there.
  ///
  /// - Parameter given: values for the method's parameters.
  public func expanded(
    with given: [(name: String, value: AnyQuantity)] = []
  ) -> (flat: FlatMethod, findings: Diagnostics) {
    StepExpansion.expand(steps, procedures, parameters, with: given, in: place.file)
  }

  /// Reports what has a name and is never used.
  public func reportUnused(_ report: inout Report) {
    UsedNames.reportOthers(steps, procedures, parameters, &report)
  }

  /// As a protocol of aurora-unicycler 0.4; nil if that cannot hold it.
  ///
  /// - Parameter given: values for the method's parameters.
  public func unicycler(
    with given: [(name: String, value: AnyQuantity)] = []
  ) -> (json: JSON?, findings: Diagnostics) {
    UnicyclerExport.json(self, with: given)
  }

  /// Reads a method from a file, also from a protocol of aurora-unicycler.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<MethodDocument> {
    files.document(
      at: path,
      Form(shape: form.shape) { node, report in
        let isProtocol = UnicyclerDocument.isMeant(by: node)
        return (isProtocol ? UnicyclerImport.form : form).value(of: node, &report)
      })
  }
}
