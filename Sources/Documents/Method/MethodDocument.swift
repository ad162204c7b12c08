public import Quantities

/// A method: what to do with a cell, step by step.
public struct MethodDocument: Sendable {
  public let name: String
  public let description: String?
  public let parameters: Named<ParameterDocument>
  public let limits: LimitsText?
  public let sampling: Seconds
  public let record: RecordText
  public let steps: Located<[MethodStep]>

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
    .optional("limits", LimitsText.form, "What the cell must not leave; whatever does opens it."),
    .optional(
      "sample", .quantity(atLeast: Seconds.milliseconds(100), atMost: Seconds(10)),
      otherwise: Seconds.milliseconds(100), "How often it is measured: 1 s; each 0.1 s if left out."
    ),
    .required("record", RecordText.form, "What is written down, beside each step's two ends."),
    .required("steps", .located(MethodStep.list), "What is done."),
    make: { _, name, description, parameters, limits, sampling, record, steps in
      MethodDocument(
        name: name, description: description, parameters: parameters, limits: limits,
        sampling: sampling, record: record, steps: steps)
    })

  /// Reads a method from a file.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<MethodDocument> {
    files.document(at: path, form)
  }
}
