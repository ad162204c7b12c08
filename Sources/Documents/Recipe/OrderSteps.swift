public import Quantities

/// Wait until something holds.
public struct WaitStep: Sendable {
  public let condition: Located<ConditionText>
  public let longest: Amount<Seconds>

  static let form = Form<WaitStep>.mapping(
    "a wait",
    .required("until", ConditionText.form.located, "What is waited for: pressure < 1 Pa."),
    .required("within", .amount(above: .zero), "After this time the run has failed: 10 min."),
    make: WaitStep.init)
}

/// Do steps several times over.
public struct RepeatStep: Sendable {
  public let times: Amount<Ratio>
  /// What the steps call the number of the repetition, which counts from 1.
  public let index: String?
  public let steps: [RecipeStep]

  static let form = Form<RepeatStep>.mapping(
    "a repetition",
    .required("times", .amount(), "How often: 200."),
    .optional(
      "index", .name(of: "an index", example: "cycle"),
      "What the steps call the number of the repetition, which counts from 1."),
    .required("steps", RecipeStep.list, "What is repeated."),
    make: RepeatStep.init)
}

/// Do steps only each n-th time.
public struct EveryStep: Sendable {
  public let nth: Int
  public let steps: [RecipeStep]

  static let form = Form<EveryStep>.mapping(
    "every n-th time",
    .required("nth", .integer(1...1_000_000), "Each which time: 10."),
    .required("steps", RecipeStep.list, "What is done then."),
    make: EveryStep.init)
}

/// What a procedure's parameter stands for in one place.
public struct Argument: Sendable {
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
}

/// Steps under a name, with parameters.
public struct ProcedureDocument: Sendable {
  public let needs: [Located<String>]
  public let steps: [RecipeStep]

  static let form = Form<ProcedureDocument>.mapping(
    "a procedure",
    .optional(
      "needs",
      .list(
        of: .located(.name(of: "a parameter", example: "dose")), what: "a list of parameters",
        count: 0...32),
      otherwise: [], "What must be said where it is done: [dose, rest]."),
    .required("steps", RecipeStep.list, "What is done."),
    make: ProcedureDocument.init)
}

/// A number that a recipe leaves open.
public struct ParameterDocument: Sendable {
  /// What it is unless somebody says otherwise; nil where it must be said.
  public let value: AnyQuantity?
  public let kind: QuantityKind
  public let purpose: String

  static let form = Form<ParameterDocument>.mapping(
    "a parameter",
    .required(
      "kind",
      Form<String>.word(QuantityKind.allCases.map(\.rawValue), what: "a kind of quantity")
        .map { QuantityKind(rawValue: $0) ?? .ratio }, "What it is: time, power, ratio."),
    .optional(
      "value", .quantity(of: QuantityKind.allCases.filter { $0 != .charge }),
      "What it is unless somebody says otherwise; left out where the paper does not print it."),
    .required("purpose", .text, "What it is there for, and where its value comes from."),
    make: { ParameterDocument(value: $1, kind: $0, purpose: $2) })
}
