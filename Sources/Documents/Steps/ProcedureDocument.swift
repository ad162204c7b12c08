/// Steps under a name, with parameters.
struct ProcedureDocument<Action: StepAction>: Sendable {
  let needs: [Located<String>]
  let steps: [Step<Action>]

  static var form: Form<ProcedureDocument> {
    .mapping(
      "a procedure",
      .optional(
        "needs",
        .list(
          of: .located(.name(of: "a parameter", example: "dose")), what: "a list of parameters",
          count: 0...32),
        otherwise: [], "What must be said where it is done: [dose, rest]."),
      .required("steps", Step<Action>.list, "What is done."),
      make: ProcedureDocument.init)
  }
}

/// What a procedure's parameter stands for in one place.
struct Argument: Sendable {
  let expression: Expression
  let place: Place

  static let form = Form<Argument>(
    shape: .either([
      .quantity(QuantityKind.allCases), .text(pattern: ExpressionText.pattern, example: "dose"),
    ])
  ) { node, report in
    if case .scalar(let scalar) = node.content, let sum = ExpressionText.parse(scalar.text) {
      return Argument(expression: sum, place: node.place)
    }
    node.refuse(due: "a quantity", remedy: "write a number and a unit, such as 0.1 s", &report)
    return nil
  }

  /// Arguments by the names of the parameters.
  static let several = Form<Named<Argument>>.names(of: form, what: "arguments")

  /// Its value; nil if the report now says why there is none.
  func value(in scope: Scope, _ report: inout Report) -> AnyQuantity? {
    do throws(ExpressionProblem) { return try expression.value(in: scope) } catch {
      report.error(at: place, error.message, remedy: error.remedy)
      return nil
    }
  }
}
