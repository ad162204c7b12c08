import Quantities

/// What a step does with the cell.
enum MethodAction: StepAction {
  case rest(StayText, WatchText?)
  /// A rest until the next multiple of a time since the method began.
  case tick(Amount<Seconds>, StayText, WatchText?)
  case impedance(ImpedanceText, WatchText?)
  case current(AnyAmount, StayText, WatchText?)
  case potential(Amount<Volts>, StayText, WatchText?)
  case sweep(
    from: Amount<Volts>?, to: Amount<Volts>, at: Amount<VoltsPerSecond>, stair: Volts?, WatchText?)
  case temperature(TemperatureText, WatchText?)
  /// A place that others go to.
  case label(Located<String>)
  case go(to: Located<String>, when: Located<ConditionSum>)

  static let words = StepWords(
    step: "method step", document: "method", shorter: "repeat less often, or go back to a label")
  static let verbs = drives + order
  /// What a current may be written as.
  static let currents: [QuantityKind] = [.current, .currentDensity, .rate]
  static let repetitions = [
    .plain,
    Repetition<CellAction>(
      key: "cycle", noun: "cycles",
      purpose: "Do steps several times over, each time one cycle of the cell.", opening: .cycle),
  ]
  static let body = Step<MethodAction>.body()

  private static let drives: [Alternative<MethodAction>] = [
    Alternative(
      "rest", rest, "Leave the cell open: { for: 2 h }.", make: { $0 }),
    Alternative(
      "current", current, "Let a current flow; positive oxidises the working electrode.",
      make: { $0 }),
    Alternative(
      "voltage", voltage, "Hold the working electrode at a potential.", make: { $0 }),
    Alternative(
      "sweep", sweep, "Lead the potential from where it is to another.", make: { $0 }),
    Alternative(
      "temperature", temperature, "Bring the cell to a temperature, open: { to: 45 C, ... }.",
      make: { $0 }),
    Alternative(
      "impedance", ImpedanceText.step, "Measure the impedance, one frequency after the other.",
      make: { $0 }),
  ]

  private static let order: [Alternative<MethodAction>] = [
    Alternative(
      "label", .located(.name(of: "a place", example: "charge")), "A place to go to, by its name.",
      make: MethodAction.label),
    Alternative("go", go, "Go on at a place if something holds.", make: { $0 }),
  ]

  private static let rest = Form<MethodAction>.mapping(
    "a rest",
    .optional("for", .amount(above: .zero), "For so long: 2 h."),
    .optional("until", StayText.conditions, otherwise: [], "Until this holds: drift < 1 mV/h."),
    .optional(
      "each", .amount(above: .zero),
      "Until the next whole multiple of this since the method began: 4 h."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: resting)

  @Sendable private static func resting(
    _ longest: Amount<Seconds>?, _ until: [Located<ConditionSum>], _ each: Amount<Seconds>?,
    _ record: RecordText?, _ limits: LimitsText?
  ) -> MethodAction {
    let (stay, watch) = (StayText(longest: longest, until: until), WatchText(record, limits))
    guard let each else { return .rest(stay, watch) }
    return .tick(each, stay, watch)
  }

  private static let current = Form<MethodAction>.mapping(
    "a current",
    .required("at", AnyAmount.form(currents), "How much: 0.1 mA/cm2, 71 uA, C/10."),
    .optional("for", .amount(above: .zero), "For so long at most: 1 h."),
    .optional(
      "until", StayText.conditions, otherwise: [],
      "Until one of these holds: potential > 4.2 V, capacity > 1 mAh/cm2, share > 100 %."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: { .current($0, StayText(longest: $1, until: $2), WatchText($3, $4)) })

  private static let voltage = Form<MethodAction>.mapping(
    "a potential",
    .required("at", .amount(), "Which: 4.2 V."),
    .optional("for", .amount(above: .zero), "For so long at most: 1 h."),
    .optional(
      "until", StayText.conditions, otherwise: [], "Until one of these holds: current < 10 uA."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: { .potential($0, StayText(longest: $1, until: $2), WatchText($3, $4)) })

  private static let sweep = Form<MethodAction>.mapping(
    "a sweep",
    .optional("from", .amount(), "Where from, if not from where the potential is: 1 V."),
    .required("to", .amount(), "Where to: 2.8 V."),
    .required("at", .amount(above: VoltsPerSecond.zero), "How fast: 0.1 mV/s."),
    .optional(
      "stair", .quantity(atLeast: Volts(2e-4), atMost: Volts(0.1)),
      "How high each stair is: 0.25 mV, if left out; or what 20 ms come to, if that is more."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: { .sweep(from: $0, to: $1, at: $2, stair: $3, WatchText($4, $5)) })

  private static let temperature = Form<MethodAction>.mapping(
    "a temperature",
    .required("to", .amount(), "Which: 45 C."),
    .required("within", .amount(above: .zero), "In which time it must be there: 2 h."),
    .required("for", .amount(above: .zero), "How long it then stays open there: 1 h."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: { .temperature(TemperatureText(goal: $0, within: $1, rest: $2), WatchText($3, $4)) })

  private static let go = Form<MethodAction>.mapping(
    "a jump",
    .required("to", .located(.name(of: "a place", example: "charge")), "A label of the method."),
    .required("when", ConditionSum.form.located, "Only if this holds: cycle < 100."),
    make: { .go(to: $0, when: $1) })
}
