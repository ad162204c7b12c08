import Quantities

/// Do steps several times over.
struct RepeatStep<Action: StepAction>: Sendable {
  enum Count: Sendable {
    case times(Amount<Ratio>)
    /// Once with each of several quantities, under a name.
    case each(Located<Named<EachOf>>)
  }

  let count: Count
  /// What the steps call the number of the repetition, which counts from 1.
  let index: String?
  let opening: Action.Flat?
  let steps: [Step<Action>]

  static func form(_ repetition: Repetition<Action.Flat>) -> Form<RepeatStep> {
    .mapping(
      repetition.noun,
      .exactlyOne([
        Alternative("times", .amount(), "How often: 200.", make: Count.times),
        Alternative(
          "each", Form<Named<EachOf>>.names(of: EachOf.form, what: "quantities").located,
          "Once with each: { current: [0.1 mA, 0.5 mA] }.", make: Count.each),
      ]),
      .optional(
        "index", .name(of: "an index", example: "cycle"),
        "What the steps call the number of the repetition, which counts from 1."),
      .required("steps", Step<Action>.inner, "What is repeated."),
      make: { RepeatStep(count: $0, index: $1, opening: repetition.opening, steps: $2) })
  }

  var sums: [Expression] {
    switch count {
    case .times(let times): [times.expression]
    case .each(let each): each.value.entries.flatMap(\.value.quantities).map(\.expression)
    }
  }
}

/// What a repetition goes through: written out, or a parameter that stands for several.
struct EachOf: Sendable {
  let quantities: [Argument]

  static let form = Form<[Argument]>.listOr(
    .list(of: Argument.form, what: "a list of quantities", count: 1...1000),
    Argument.form.map { [$0] }
  ).map(EachOf.init)

  func values(in scope: Scope, _ report: inout Report) -> [AnyQuantity]? {
    if let only = quantities.first, quantities.count == 1, case .name(let name) = only.expression,
      let list = scope.lists.last(where: { $0.name == name })
    {
      return list.values
    }
    let values = quantities.compactMap { $0.value(in: scope, &report) }
    return values.count == quantities.count ? values : nil
  }
}

/// Do steps only each n-th time.
struct EveryStep<Action: StepAction>: Sendable {
  let nth: Int
  let steps: [Step<Action>]

  static var form: Form<EveryStep> {
    .mapping(
      "every n-th time",
      .required("nth", .integer(1...1_000_000), "Each which time: 10."),
      .required("steps", Step<Action>.inner, "What is done then."),
      make: EveryStep.init)
  }
}
