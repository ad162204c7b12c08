/// One step of a procedure and where it stands: a verb, or what says how often others are done.
///
/// Recipes and methods differ in their verbs only; repetitions, procedures and parameters are here.
struct Step<Action: StepAction>: Sendable {
  enum Content: Sendable {
    case action(Action)
    case repeats(RepeatStep<Action>)
    case every(EveryStep<Action>)
    case perform(Located<Named<Named<Argument>>>)
  }

  let content: Content
  let place: Place

  /// A step within itself, so that repetitions can hold steps.
  static var form: Form<Step> { .recursive(Action.words.step) { Action.body } }

  static var list: Form<[Step]> { .list(of: form, what: "a list of steps") }

  /// How a step is written; an action keeps it, since it is read often.
  static func body() -> Form<Step> {
    let verbs = Action.verbs.map { $0.map(Content.action) }
    let repetitions = Action.repetitions.map { repetition in
      Alternative(
        repetition.key, RepeatStep<Action>.form(repetition), repetition.purpose,
        make: Content.repeats)
    }
    let content = Form<Content>.mapping(
      "a step", .exactlyOne(verbs + repetitions + order), make: { $0 })
    return content.located.map { Step(content: $0.value, place: $0.place) }
  }

  private static var order: [Alternative<Content>] {
    [
      Alternative(
        "every", EveryStep<Action>.form, "Within a repetition: do steps only each n-th time.",
        make: Content.every),
      Alternative(
        "do", Form<Named<Named<Argument>>>.names(of: Argument.several, what: "procedures").located,
        "Do the steps of a procedure: { alumina: { dose: 0.1 s } }.", make: Content.perform),
    ]
  }
}
