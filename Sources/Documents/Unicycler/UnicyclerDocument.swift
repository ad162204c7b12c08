/// A protocol of aurora-unicycler 0.4 (github.com/EmpaEconversion/aurora-unicycler, 0.4.6).
struct UnicyclerDocument: Sendable {
  let sample: Sample
  let record: Record
  let safety: Safety
  let method: [Located<UnicyclerStep>]
  let place: Place

  struct Sample: Sendable {
    var name: String?
    var capacity = UnicyclerNumber.none
  }

  struct Record: Sendable {
    let time: UnicyclerNumber
    let voltage, current: UnicyclerNumber
  }

  struct Safety: Sendable {
    var highest = UnicyclerNumber.none
    var lowest = UnicyclerNumber.none
    var most = UnicyclerNumber.none
    var least = UnicyclerNumber.none
    var charge = UnicyclerNumber.none
    var delay = UnicyclerNumber.none
  }

  /// Whether a document is one: it says no kind, and has a list of steps under `method`.
  static func isMeant(by node: Node) -> Bool {
    guard node["solidus"] == nil, case .sequence? = node["method"]?.content else { return false }
    return true
  }

  static let form = Form<UnicyclerDocument>.mapping(
    "a protocol of unicycler", .optional("unicycler", unicycler, "The version that wrote it."),
    .optional("sample", sample, otherwise: Sample(), "What it is for."),
    .required("record", record, "What is written down."),
    .optional("safety", safety, otherwise: Safety(), "What ends everything."),
    .required(
      "method",
      .located(
        .list(of: UnicyclerStep.form.located, what: "a list of steps", count: 1...10_000)),
      "What is done."),
    make: { _, sample, record, safety, method in
      UnicyclerDocument(
        sample: sample, record: record, safety: safety, method: method.value, place: method.place)
    })

  private static let unicycler = Form<String?>.mapping(
    "the version", .optional("version", .text, "0.4.6"), make: { $0 })

  private static let sample = Form<Sample>.mapping(
    "a sample", .optional("name", .text, "Its name."), number("capacity_mAh", "Its capacity."),
    make: { Sample(name: $0, capacity: $1) })

  private static let record = Form<Record>.mapping(
    "what is recorded", .required("time_s", UnicyclerNumber.form, "At least so often, in s."),
    number("voltage_V", "When it has changed by so much, in V."),
    number("current_mA", "When it has changed by so much, in mA."),
    make: { Record(time: $0, voltage: $1, current: $2) })

  private static let safety = Form<Safety>.mapping(
    "limits", number("max_voltage_V", "In V."), number("min_voltage_V", "In V."),
    number("max_current_mA", "In mA."), number("min_current_mA", "In mA, negative."),
    number("max_capacity_mAh", "In mAh."), number("delay_s", "For how long, in s."),
    make: {
      Safety(highest: $0, lowest: $1, most: $2, least: $3, charge: $4, delay: $5)
    })

  private static func number(_ key: String, _ about: String) -> Field<UnicyclerNumber> {
    .optional(key, UnicyclerNumber.form, otherwise: .none, about)
  }
}
