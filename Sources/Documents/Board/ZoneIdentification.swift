public import Quantities

/// One zone: what its drawing says, and what was found for each holder, gas and pressure.
public struct ZoneIdentification: Sendable {
  /// All that the heater can give.
  public let power: Watts
  /// From a temperature to the switch.
  public let latency: Seconds
  /// The fallback for every combination that was never identified.
  public let drawing: StageEstimates
  public let identified: [IdentifiedCombination]

  public init(
    power: Watts, latency: Seconds, drawing: StageEstimates, identified: [IdentifiedCombination]
  ) {
    self.power = power
    self.latency = latency
    self.drawing = drawing
    self.identified = identified
  }

  /// What was found for this combination, or for the one nearest in pressure that stands for it.
  public func entry(for combination: Combination) -> IdentifiedCombination? {
    func distance(_ entry: IdentifiedCombination) -> Double {
      (entry.combination.pressure.value - combination.pressure.value).magnitude
    }
    return identified.filter { $0.combination.stands(for: combination) }
      .min { distance($0) < distance($1) }
  }

  func adding(_ found: IdentifiedCombination) -> ZoneIdentification {
    let others = identified.filter { $0.combination != found.combination }
    return ZoneIdentification(
      power: power, latency: latency, drawing: drawing, identified: others + [found])
  }

  /// The zone with its drawing, or, without the word, the numbers of the drawing alone.
  static let form = Form<ZoneIdentification>(shape: .either([full.shape, flat.shape])) {
    node, report in
    let isFlat = node["element"] != nil || node["box"] != nil
    return isFlat ? flat.value(of: node, &report) : full.value(of: node, &report)
  }

  private static let full = Form<ZoneIdentification>.mapping(
    "a zone",
    .required("power", .quantity(above: .zero), "All that the heater can give."),
    .required(
      "latency", .quantity(above: Seconds.zero), "From a temperature to the switch: 370 ms."),
    .required("drawing", StageEstimates.form, "What holds where nothing was identified."),
    .optional(
      "identified", .list(of: IdentifiedCombination.form, what: "a list of combinations"),
      otherwise: [], "What was found, for each holder, gas and pressure."),
    make: ZoneIdentification.init)

  /// A zone that was never identified, in short: plain numbers, and one box for all of them.
  private static let flat = Form<ZoneIdentification>.mapping(
    "a zone",
    .required("element", .quantity(above: .zero), StageEstimates.Purpose.element),
    .required("sample", .quantity(above: .zero), StageEstimates.Purpose.sample),
    .required("coupling", .quantity(above: .zero), StageEstimates.Purpose.coupling),
    .required("element_loss", .quantity(atLeast: .zero), StageEstimates.Purpose.elementLoss),
    .required("sample_loss", .quantity(atLeast: .zero), StageEstimates.Purpose.sampleLoss),
    .required("power", .quantity(above: .zero), "All that the heater can give."),
    .required(
      "box", .quantity(atLeast: Ratio(0.01), atMost: Ratio(0.5)),
      "How far each number may be off: 20 %."),
    .required(
      "latency", .quantity(above: Seconds.zero), "From a temperature to the switch: 370 ms.")
  ) { element, sample, coupling, elementLoss, sampleLoss, power, box, latency in
    ZoneIdentification(
      power: power, latency: latency,
      drawing: StageEstimates(
        element: Estimate(element, within: box.value),
        sample: Estimate(sample, within: box.value),
        coupling: Estimate(coupling, within: box.value),
        elementLoss: Estimate(elementLoss, within: box.value),
        sampleLoss: Estimate(sampleLoss, within: box.value), elementLag: .zero,
        sampleLag: .zero, offsets: nil),
      identified: [])
  }

  var lines: [String] {
    var lines = [
      "power: \(QuantityPrinter.text(power))", "latency: \(QuantityPrinter.text(latency))",
      "drawing:",
    ]
    lines += drawing.lines.map { "  " + $0 }
    guard !identified.isEmpty else { return lines }
    lines.append("identified:")
    for entry in identified {
      let own = entry.lines
      lines.append("  - " + own[0])
      lines += own.dropFirst().map { "    " + $0 }
    }
    return lines
  }
}
