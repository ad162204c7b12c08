/// Do steps only in some turns of a repetition: at milestones.
struct MilestoneStep<Action: StepAction>: Sendable {
  /// By their numbers, from 1 on.
  let cycles: [Located<Int>]
  let steps: [Step<Action>]

  static var form: Form<MilestoneStep> {
    Form(shape: written.shape) { node, report in
      guard let step = written.value(of: node, &report) else { return nil }
      for (before, next) in zip(step.cycles, step.cycles.dropFirst())
      where next.value <= before.value {
        report.error(
          at: next.place, "\(next.value) does not come after \(before.value)",
          remedy: "write each once, in the order in which they come")
        return nil
      }
      return step
    }
  }

  private static var written: Form<MilestoneStep> {
    .mapping(
      "milestones",
      .required(
        "cycles",
        .listOr(
          .list(of: number, what: "a list of turns", count: 1...1000), number.map { [$0] }),
        "In which turns, counted from 1: [1, 10, 50]."),
      .required("steps", Step<Action>.inner, "What is done then."),
      make: MilestoneStep.init)
  }

  private static var number: Form<Located<Int>> { Form.integer(1...1_000_000).located }
}
