public import Quantities

/// How long a step of a method lasts: for a time, until one of some conditions holds, or whichever
/// comes first.
struct StayText: Sendable {
  let longest: Amount<Seconds>?
  let until: [Located<ConditionSum>]

  /// One condition, or several of which one is enough.
  static let conditions = Form<[Located<ConditionSum>]>.listOr(
    .list(of: ConditionSum.form.located, what: "a list of conditions", count: 1...16),
    ConditionSum.form.located.map { [$0] })
}

/// What is written down while a step lasts; what is left out asks for nothing.
public struct RecordText: Sendable {
  public let every: Seconds?
  public let potential: Volts?
  public let current: Amperes?
  public let charge: Coulombs?

  static let form = Form<RecordText>.mapping(
    "what is recorded",
    .optional("every", .quantity(above: .zero), "At least so often: 10 s."),
    .optional("potential", .quantity(above: Volts.zero), "When it has changed by so much: 5 mV."),
    .optional("current", .quantity(above: Amperes.zero), "When it has changed by so much: 10 uA."),
    .optional("charge", .quantity(above: Coulombs.zero), "Each time so much has flowed: 10 uAh."),
    make: RecordText.init)
}

/// What the cell must not leave; whatever does opens it, and narrower wins.
public struct LimitsText: Sendable {
  public let lowest, highest: Volts?
  public let most: Amperes?
  public let hottest: Celsius?

  /// Limits between which there is nothing would open every cell.
  static let form = Form<LimitsText>(shape: written.shape) { node, report in
    guard let limits = written.value(of: node, &report) else { return nil }
    guard let lowest = limits.lowest, let highest = limits.highest, lowest >= highest
    else { return limits }
    report.error(
      at: node.place, "the lowest potential is not below the highest",
      remedy: "exchange them, or write what the method needs")
    return nil
  }

  private static let written = Form<LimitsText>.mapping(
    "limits",
    .optional("lowest", .quantity(), "The lowest potential: -2 V."),
    .optional("highest", .quantity(), "The highest potential: 4.3 V."),
    .optional("current", .quantity(above: Amperes.zero), "The largest current: 2 mA."),
    .optional("temperature", .quantity(), "The hottest that the cell may be: 60 C."),
    make: LimitsText.init)
}
