import Quantities

/// Wait until something holds.
struct WaitStep: Sendable {
  let condition: Located<ConditionSum>
  let longest: Amount<Seconds>

  static let form = Form<WaitStep>.mapping(
    "a wait",
    .required("until", ConditionSum.form.located, "What is waited for: pressure < 1 Pa."),
    .required("within", .amount(above: .zero), "After this time the run has failed: 10 min."),
    make: WaitStep.init)
}
