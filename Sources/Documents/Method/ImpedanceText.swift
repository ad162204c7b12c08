import Quantities

/// A spectrum as a step of a method: small sines, one after the other or several at once.
struct ImpedanceText: Sendable {
  /// Of the sine: a current is held and its potential measured, or the other way round.
  let amplitude: AnyAmount
  let highest, lowest: Hertz
  /// In each decade of frequency.
  let points: Int
  /// What is held meanwhile; nothing flows, or the potential stays where it was, if left out.
  let bias: AnyAmount?
  /// For how long that is held before the first sine.
  let wait: Seconds
  let means: CellSpectrum.Means
  /// From here downwards all sines sound together.
  let together: Located<Hertz>?

  static let step = Form<MethodAction>(shape: written.shape) { node, report in
    guard let (text, watch) = written.value(of: node, &report) else { return nil }
    guard text.lowest > text.highest else {
      return text.canSound(&report) ? .impedance(text, watch) : nil
    }
    report.error(
      at: node.place, "the lowest frequency is above the highest",
      remedy: "write the higher one behind 'from:', for a spectrum begins with what is fast")
    return nil
  }

  private static let written = Form<(ImpedanceText, WatchText?)>.mapping(
    "a spectrum",
    .required(
      "amplitude", AnyAmount.form([.current, .currentDensity, .rate, .voltage]),
      "Of each sine: 5 uA holds a current, 10 mV a potential."),
    .optional(
      "from", .quantity(atLeast: Hertz(1e-4), atMost: Hertz(1e7)), otherwise: Hertz(10),
      "The highest frequency: 10 Hz."),
    .optional(
      "to", .quantity(atLeast: Hertz(1e-4), atMost: Hertz(1e7)), otherwise: Hertz(0.01),
      "The lowest: 10 mHz."),
    .optional("points", .integer(1...30), otherwise: 6, "In each decade: 6."),
    .optional(
      "at", AnyAmount.form([.current, .currentDensity, .rate, .voltage]),
      "What is held meanwhile: 0.1 mA, 3.4 V; the cell as it rests, if left out."),
    .optional(
      "wait", .quantity(atLeast: Seconds(2), atMost: Seconds(1e6)), otherwise: Seconds(10),
      "For how long before the first sine: 10 s."),
    .optional(
      "by",
      Form<String>.word(["front_end", "analyser"], what: "what measures").map {
        $0 == "analyser" ? .analyser : .frontEnd
      },
      otherwise: CellSpectrum.Means.either,
      "front_end or analyser to have that measure what others could too."),
    .optional(
      "multisine", .located(.quantity(atLeast: Hertz(1e-4), atMost: Hertz(1))),
      "From here downwards all sines at once: 1 Hz; one after the other, if left out."),
    .optional("record", RecordText.form, "What is written down in this step."),
    .optional("limits", LimitsText.form, "What the cell must not leave in this step."),
    make: made)

  @Sendable private static func made(
    _ amplitude: AnyAmount, _ highest: Hertz, _ lowest: Hertz, _ points: Int, _ bias: AnyAmount?,
    _ wait: Seconds, _ means: CellSpectrum.Means, _ together: Located<Hertz>?,
    _ record: RecordText?, _ limits: LimitsText?
  ) -> (ImpedanceText, WatchText?) {
    let text = ImpedanceText(
      amplitude: amplitude, highest: highest, lowest: lowest, points: points, bias: bias,
      wait: wait, means: means, together: together)
    return (text, WatchText(record, limits))
  }

  /// Whether there is something that could sound together, and something that makes it.
  private func canSound(_ report: inout Report) -> Bool {
    guard let together else { return true }
    if means != .either {
      report.error(
        at: together.place,
        "the \(means == .frontEnd ? "front end" : "analyser") measures one frequency at a time",
        remedy: "leave 'multisine:' or 'by:' out")
      return false
    }
    // The second sine of a chord is three times its lowest.
    guard together.value < lowest * 3 else { return true }
    let (asked, least) = (QuantityPrinter.text(together.value), QuantityPrinter.text(lowest))
    report.error(
      at: together.place, "from \(asked) down to \(least) there is no room for two sines",
      remedy: "write a 'to:' of a third of it or less, or leave 'multisine:' out")
    return false
  }

  var sums: [Expression] {
    [amplitude.expression] + (bias.map { [$0.expression] } ?? [])
  }

  func flat(in scope: Scope, _ report: inout Report) -> CellSpectrum? {
    guard let amplitude = amplitude.value(in: scope, &report) else { return nil }
    guard let bias else { return spectrum(amplitude, nil) }
    return bias.value(in: scope, &report).map { spectrum(amplitude, $0) }
  }

  private func spectrum(_ amplitude: AnyQuantity, _ bias: AnyQuantity?) -> CellSpectrum {
    CellSpectrum(
      amplitude: amplitude, highest: highest, lowest: lowest, points: points, bias: bias,
      wait: wait, means: means, together: together?.value)
  }
}
