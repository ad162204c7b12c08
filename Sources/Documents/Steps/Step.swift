/// One step of a procedure and where it stands: a verb, or what says how often others are done.
///
/// Recipes and methods differ in their verbs only; repetitions, procedures and parameters are here.
struct Step<Action: StepAction>: Sendable {
  enum Content: Sendable {
    case action(Action)
    case repeats(RepeatStep<Action>)
    case every(EveryStep<Action>)
    case milestones(MilestoneStep<Action>)
    case perform(Located<Named<Named<Argument>>>)
  }

  let content: Content
  let place: Place

  /// A step within itself, so that repetitions can hold steps.
  static var form: Form<Step> { .recursive(Action.words.step) { Action.body } }

  static var list: Form<[Step]> { .list(of: form, what: "a list of steps") }

  /// What stands in another step: without any, that would do nothing.
  static var inner: Form<[Step]> {
    .list(of: form, what: "a list of steps", count: 1...DocumentLimits.nodes)
  }

  /// How a step is written; an action keeps it, since it is read often.
  static func body() -> Form<Step> {
    let verbs = Action.verbs.map { $0.map(Content.action) }
    let repetitions = Action.repetitions.map { repetition in
      Alternative(
        repetition.key, RepeatStep<Action>.form(repetition), repetition.purpose,
        make: Content.repeats)
    }
    let mapping = Form<Content>.mapping(
      "a step", .exactlyOne(verbs + repetitions + order), make: { $0 })
    return said(or: mapping).located.map { Step(content: $0.value, place: $0.place) }
  }

  /// Text is a step in words, where there are such.
  private static func said(or mapping: Form<Content>) -> Form<Content> {
    guard let sentence = Action.sentence?.map(Content.action) else { return mapping }
    return Form(shape: .either([mapping.shape, sentence.shape])) { node, report in
      if case .scalar(let scalar) = node.content, scalar.nature == .text {
        return sentence.read(node, &report)
      }
      return mapping.read(node, &report)
    }
  }

  private static var order: [Alternative<Content>] {
    [
      Alternative(
        "every", EveryStep<Action>.form, "Within a repetition: do steps only each n-th time.",
        make: Content.every),
      Alternative(
        "at", MilestoneStep<Action>.form,
        "Within a repetition: do steps only in some of its turns.", make: Content.milestones),
      Alternative(
        "do", Form<Named<Named<Argument>>>.names(of: Argument.several, what: "procedures").located,
        "Do the steps of a procedure: { alumina: { dose: 0.1 s } }.", make: Content.perform),
    ]
  }
}
