public import Quantities
public import Safety

/// A stage as two masses, each number with how far it may be off.
public struct StageEstimates: Hashable, Sendable {
  public let element, sample: Estimate<JoulesPerKelvin>
  public let coupling, elementLoss, sampleLoss: Estimate<WattsPerKelvin>
  /// How far the sensors run behind.
  public let elementLag, sampleLag: Seconds
  /// What the sensors show above the sample's at rest; nil where nobody looked.
  public let offsets: RestOffsets?

  public init(
    element: Estimate<JoulesPerKelvin>, sample: Estimate<JoulesPerKelvin>,
    coupling: Estimate<WattsPerKelvin>, elementLoss: Estimate<WattsPerKelvin>,
    sampleLoss: Estimate<WattsPerKelvin>, elementLag: Seconds, sampleLag: Seconds,
    offsets: RestOffsets?
  ) {
    self.element = element
    self.sample = sample
    self.coupling = coupling
    self.elementLoss = elementLoss
    self.sampleLoss = sampleLoss
    self.elementLag = elementLag
    self.sampleLag = sampleLag
    self.offsets = offsets
  }

  static let mass = Form<Estimate<JoulesPerKelvin>>.estimate(
    of: .quantity(above: .zero), atMost: Ratio(0.5), example: "812 J/K +- 2.1 %")
  static let conductance = Form<Estimate<WattsPerKelvin>>.estimate(
    of: .quantity(above: .zero), atMost: Ratio(0.5), example: "0.53 W/K +- 3 %")
  /// Of a loss nothing may be known but what it is at most.
  static let loss = Form<Estimate<WattsPerKelvin>>.estimate(
    of: .quantity(atLeast: .zero), atMost: Ratio(1), example: "0.02 W/K +- 100 %")
  static let lag = Form<Seconds>.quantity(atLeast: .zero, atMost: Seconds(60))

  static let form = Form<StageEstimates>.mapping(
    "the numbers of a stage",
    .required("element", mass, Purpose.element), .required("sample", mass, Purpose.sample),
    .required("coupling", conductance, Purpose.coupling),
    .required("element_loss", loss, Purpose.elementLoss),
    .required("sample_loss", loss, Purpose.sampleLoss),
    .optional("element_lag", lag, otherwise: .zero, Purpose.elementLag),
    .optional("sample_lag", lag, otherwise: .zero, Purpose.sampleLag),
    .optional("offsets", offsets, Purpose.offsets), make: StageEstimates.init)

  /// No sensors of a class that is used here differ by more.
  private static let offset = Form<Kelvins>.quantity(atLeast: Kelvins(-6), atMost: Kelvins(6))

  static let offsets = Form<RestOffsets>.mapping(
    "offsets at rest",
    .required("element", offset, "What the element's sensor shows above the sample's."),
    .required("surroundings", offset, "What the sensor of the surroundings shows above it."),
    make: RestOffsets.init)

  /// What the keys mean, for schemas.
  enum Purpose {
    static let element = "The heat capacity of the element."
    static let sample = "The heat capacity of the sample's holder."
    static let coupling = "The conductance from element to sample."
    static let elementLoss = "From the element to the surroundings."
    static let sampleLoss = "From the sample to the surroundings."
    static let elementLag = "How far the element's sensor runs behind: 1.5 s."
    static let offsets = "What the sensors show above the sample's when all is at rest."
    static let sampleLag = "How far the sample's sensor runs behind: 1.5 s."
  }

  /// The lines that read back as these numbers, none of them surer than it was.
  var lines: [String] {
    [
      "element: " + EstimateText.text(element), "sample: " + EstimateText.text(sample),
      "coupling: " + EstimateText.text(coupling),
      "element_loss: " + EstimateText.text(elementLoss),
      "sample_loss: " + EstimateText.text(sampleLoss), "element_lag: " + Self.text(elementLag),
      "sample_lag: " + Self.text(sampleLag),
    ] + offsetLines
  }

  private var offsetLines: [String] {
    guard let offsets else { return [] }
    return [
      "offsets:", "  element: \(Self.text(offsets.element))",
      "  surroundings: \(Self.text(offsets.surroundings))",
    ]
  }

  /// To the nearest 10 mK.
  private static func text(_ offset: Kelvins) -> String {
    QuantityPrinter.text(Kelvins(Arithmetic.rounded(offset.value * 100) / 100))
  }

  /// To the nearest 10 ms.
  private static func text(_ lag: Seconds) -> String {
    let hundredths = (lag.nanoseconds + 5_000_000) / 10_000_000
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + " s"
  }
}

/// The numbers of a stage in one combination, as `identify` found them.
public struct IdentifiedCombination: Hashable, Sendable {
  public let combination: Combination
  /// When it was found; an old entry is not worse, but a person may want to know.
  public let date: Day?
  public let numbers: StageEstimates

  public init(_ combination: Combination, date: Day?, _ numbers: StageEstimates) {
    self.combination = combination
    self.date = date
    self.numbers = numbers
  }

  static let form = Form<IdentifiedCombination>.mapping(
    "an identified combination",
    .required("holder", .name(of: "a holder", example: "plain"), "What carries the foil."),
    .required("gas", .name(of: "a gas", example: "Ar"), "The gas around it."),
    .required("pressure", .quantity(above: .zero), "Its pressure: 100 Pa."),
    .optional("date", Day.form, "The day of the identification: 2026-11-21."),
    .required("element", StageEstimates.mass, StageEstimates.Purpose.element),
    .required("sample", StageEstimates.mass, StageEstimates.Purpose.sample),
    .required("coupling", StageEstimates.conductance, StageEstimates.Purpose.coupling),
    .required("element_loss", StageEstimates.loss, StageEstimates.Purpose.elementLoss),
    .required("sample_loss", StageEstimates.loss, StageEstimates.Purpose.sampleLoss),
    .optional(
      "element_lag", StageEstimates.lag, otherwise: .zero, StageEstimates.Purpose.elementLag),
    .optional(
      "sample_lag", StageEstimates.lag, otherwise: .zero, StageEstimates.Purpose.sampleLag),
    .optional("offsets", StageEstimates.offsets, StageEstimates.Purpose.offsets)
  ) {
    holder, gas, pressure, date, element, sample, coupling, elementLoss, sampleLoss, lag, late,
    offsets in
    IdentifiedCombination(
      Combination(holder: holder, gas: gas, pressure: pressure), date: date,
      StageEstimates(
        element: element, sample: sample, coupling: coupling, elementLoss: elementLoss,
        sampleLoss: sampleLoss, elementLag: lag, sampleLag: late, offsets: offsets))
  }

  var lines: [String] {
    let day = date.map { ["date: \($0)"] } ?? []
    return [
      "holder: \(combination.holder)", "gas: \(combination.gas)",
      "pressure: \(QuantityPrinter.text(combination.pressure))",
    ] + day + numbers.lines
  }
}
