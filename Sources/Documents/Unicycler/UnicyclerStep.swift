/// One step of a protocol of aurora-unicycler 0.4, as its file has it.
enum UnicyclerStep: Sendable {
  case rest(time: UnicyclerNumber)
  case current(
    rate: UnicyclerNumber, current: UnicyclerNumber, time: UnicyclerNumber, voltage: UnicyclerNumber
  )
  case voltage(
    UnicyclerNumber, time: UnicyclerNumber, rate: UnicyclerNumber, current: UnicyclerNumber)
  case scan(from: UnicyclerNumber, to: UnicyclerNumber, rate: UnicyclerNumber)
  case impedance
  case loop(to: Target, count: Int)
  case tag(String)

  /// Where a loop goes back to: a tag, or a step counted from 1.
  enum Target: Sendable {
    case tag(String)
    case step(Int)

    static let form = Form<Target>(
      shape: .either([.integer(1...DocumentLimits.nodes), .text(pattern: nil, example: "a")])
    ) { node, report in
      if case .scalar(let scalar) = node.content, let number = scalar.integer, number > 0 {
        return .step(number)
      }
      return node.text(due: "a tag or the number of a step", &report).map(Target.tag)
    }
  }

  static let form = Form<UnicyclerStep>.variants(
    by: "step", what: "a step of unicycler",
    [
      ("open_circuit_voltage", rest), ("constant_current", current), ("constant_voltage", voltage),
      ("voltage_scan", scan), ("impedance_spectroscopy", spectrum), ("loop", loop), ("tag", tag),
    ])

  private static let name = Field<String?>.optional("id", nothingOrText, "Its own name.")

  private static let nothingOrText = Form<String>(
    shape: .either([Form<String>.text.shape, .choice(["null"])])
  ) { node, report in
    if case .scalar(let scalar) = node.content, scalar.nature == .null { return "" }
    return node.text(due: "text", &report)
  }

  private static func word(_ step: String) -> Field<String> {
    .required("step", .word([step], what: "this step"), "What is done.")
  }

  private static func number(_ key: String, _ about: String) -> Field<UnicyclerNumber> {
    .optional(key, UnicyclerNumber.form, otherwise: .none, about)
  }

  private static func rate(_ key: String, _ about: String) -> Field<UnicyclerNumber> {
    .optional(key, UnicyclerNumber.rateForm, otherwise: .none, about)
  }

  private static let rest = Form<UnicyclerStep>.mapping(
    "a rest", word("open_circuit_voltage"), name,
    .required("until_time_s", UnicyclerNumber.form, "How long, in s."), make: { .rest(time: $2) })

  private static let current = Form<UnicyclerStep>.mapping(
    "a current", word("constant_current"), name, rate("rate_C", "How much, in 1/h."),
    number("current_mA", "How much, in mA."), number("until_time_s", "How long, in s."),
    number("until_voltage_V", "Until this potential, in V."),
    make: { .current(rate: $2, current: $3, time: $4, voltage: $5) })

  private static let voltage = Form<UnicyclerStep>.mapping(
    "a potential", word("constant_voltage"), name,
    .required("voltage_V", UnicyclerNumber.form, "Which, in V."),
    number("until_time_s", "How long, in s."), rate("until_rate_C", "Until this rate, in 1/h."),
    number("until_current_mA", "Until this current, in mA."),
    make: { .voltage($2, time: $3, rate: $4, current: $5) })

  private static let scan = Form<UnicyclerStep>.mapping(
    "a sweep", word("voltage_scan"), name,
    .required("start_voltage_V", UnicyclerNumber.form, "Where from, in V."),
    .required("end_voltage_V", UnicyclerNumber.form, "Where to, in V."),
    .required("scan_rate_mV_per_s", UnicyclerNumber.form, "How fast, in mV/s."),
    make: { .scan(from: $2, to: $3, rate: $4) })

  private static let spectrum = Form<UnicyclerStep>.mapping(
    "a spectrum", word("impedance_spectroscopy"), name, number("amplitude_V", "In V."),
    number("amplitude_mA", "In mA."), number("start_frequency_Hz", "In Hz."),
    number("end_frequency_Hz", "In Hz."), number("points_per_decade", "How many."),
    number("measures_per_point", "How many."),
    .optional(
      "drift_correction",
      Form<String>(shape: .either([.boolean, .choice(["null"])])) { _, _ in "" },
      "Whether drift is taken out."),
    make: { _, _, _, _, _, _, _, _, _ in .impedance })

  private static let loop = Form<UnicyclerStep>.mapping(
    "a loop", word("loop"), name,
    .optional("loop_to", Target.form, otherwise: .step(1), "A tag, or the number of a step."),
    .required("cycle_count", .integer(1...StepLimits.most), "How often in all."),
    make: { .loop(to: $2, count: $3) })

  private static let tag = Form<UnicyclerStep>.mapping(
    "a tag", word("tag"), name, .required("tag", .text, "Its name."), make: { .tag($2) })
}
