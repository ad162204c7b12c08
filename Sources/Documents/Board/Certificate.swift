public import Quantities
public import Safety

/// What the sensors of a sample place read at a fixed point, on a day, with all that it holds for.
public struct Certificate: Hashable, Sendable {
  public let date: Day
  public let zone: String
  public let calibrant: Calibrant
  public let reference: Celsius
  /// Where the reference value comes from.
  public let source: String
  /// What the zone went by at the fixed point: the hotter of its two sensors.
  public let found: Celsius
  public let uncertainty: Kelvins
  public let combination: Combination
  /// The two sensors of the sample, by their chips.
  public let sample, diverse: String
  /// What they differed by.
  public let pair: CertifiedPair
  /// Whether a simulator made it.
  public let isSimulated: Bool
  /// The program that made it, and the hash of all that it did.
  public let instrument, trace: String

  public init(
    date: Day, zone: String, calibrant: Calibrant, source: String, found: Celsius,
    uncertainty: Kelvins, combination: Combination, sample: String, diverse: String,
    pair: CertifiedPair, isSimulated: Bool, instrument: String, trace: String
  ) {
    self.date = date
    self.zone = zone
    self.calibrant = calibrant
    reference = calibrant.melts
    self.source = source
    self.found = Self.rounded(found)
    // Never surer than what was found.
    self.uncertainty = Kelvins(-Arithmetic.floor(-uncertainty.value * 1000) / 1000)
    self.combination = combination
    self.sample = sample
    self.diverse = diverse
    self.pair = CertifiedPair(
      rest: Self.rounded(pair.rest), apartAtRest: Self.rounded(pair.apartAtRest),
      point: Self.rounded(pair.point), apartAtPoint: Self.rounded(pair.apartAtPoint))
    self.isSimulated = isSimulated
    self.instrument = instrument
    self.trace = trace
  }

  /// How much hotter the sensors read than the calibrant was.
  public var offset: Kelvins { Self.rounded(found - reference) }

  /// To the nearest thousandth of a kelvin.
  private static func rounded<Value: Quantity>(_ value: Value) -> Value {
    Value(Arithmetic.rounded(value.value * 1000) / 1000)
  }
}

extension Certificate {
  /// The lines that read back as this entry, without its hash.
  var content: [String] {
    [
      "date: \(date)", "zone: \(zone)", "calibrant: \(calibrant.word)",
      "reference: \(QuantityPrinter.text(reference))", "source: \(JSON.string(source).text)",
      "found: \(QuantityPrinter.text(found))", "offset: \(QuantityPrinter.text(offset))",
      "uncertainty: \(QuantityPrinter.text(uncertainty))", "holder: \(combination.holder)",
      "gas: \(combination.gas)", "pressure: \(QuantityPrinter.text(combination.pressure))",
      "sensors:", "  sample: \(sample)", "  diverse: \(diverse)",
      "  rest: \(QuantityPrinter.text(pair.rest))",
      "  apart_at_rest: \(QuantityPrinter.text(pair.apartAtRest))",
      "  point: \(QuantityPrinter.text(pair.point))",
      "  apart_at_point: \(QuantityPrinter.text(pair.apartAtPoint))",
      "simulated: \(isSimulated)", "instrument: \(JSON.string(instrument).text)",
      "trace: \(trace)",
    ]
  }

  /// SHA-256 of the content: who changes a value must make a certificate anew.
  public var hash: String { Digest.text(of: content.joined(separator: "\n")) }

  var lines: [String] { content + ["hash: \(hash)"] }
}

extension Calibrant {
  /// What it is called in documents and on the command line.
  public var word: String {
    switch self {
    case .indium: "indium"
    case .sodium: "sodium"
    case .lithium: "lithium"
    case .ice: "ice"
    }
  }

  /// Nil unless the word is one of a calibrant.
  public init?(word: String) {
    guard let found = Self.all.first(where: { $0.word == word }) else { return nil }
    self = found
  }

  public static let all: [Calibrant] = [.indium, .sodium, .lithium, .ice]
}
