public import Quantities

/// A method: what to do with a cell, step by step.
public struct MethodDocument: Sendable {
  public let name: String
  public let description: String?
  public let parameters: Named<ParameterDocument>
  /// What a rate of 1C takes an hour for, where the method says so itself.
  public let capacity: Coulombs?
  public let limits: LimitsText?
  public let sampling: Seconds
  public let record: RecordText
  let procedures: Named<ProcedureDocument<MethodAction>>
  let steps: [Step<MethodAction>]
  /// Where its steps begin.
  public let place: Place

  public static let form = Form<MethodDocument>.mapping(
    "a method",
    .required(
      "solidus", Form<String>.word(["method/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .text, "What people call the method."),
    .optional("description", .text, "What it is for."),
    .optional(
      "parameters", .names(of: ParameterDocument.form, what: "parameters"), otherwise: .none,
      "Numbers that can be changed, or must be said, when it is run."),
    .optional(
      "procedures", .names(of: ProcedureDocument<MethodAction>.form, what: "procedures"),
      otherwise: .none, "Steps that are done under a name."),
    .optional(
      "capacity", .quantity(above: Coulombs.zero),
      "What a rate of 1C takes an hour for: 1.2 mAh; that of the cell if left out."),
    .optional("limits", LimitsText.form, "What the cell must not leave; whatever does opens it."),
    .optional(
      "sample", .quantity(atLeast: Seconds.milliseconds(100), atMost: Seconds(10)),
      otherwise: Seconds.milliseconds(100), "How often it is measured: 1 s; each 0.1 s if left out."
    ),
    .required("record", RecordText.form, "What is written down, beside each step's two ends."),
    .required("steps", .located(Step<MethodAction>.list), "What is done."),
    make: {
      _, name, description, parameters, procedures, capacity, limits, sampling, record, steps in
      MethodDocument(
        name: name, description: description, parameters: parameters, capacity: capacity,
        limits: limits, sampling: sampling, record: record, procedures: procedures,
        steps: steps.value, place: steps.place)
    })

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

  /// Reads a method from a file.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<MethodDocument> {
    files.document(at: path, form)
  }
}
