/// A number of a paper, and what an agreement with it would be worth.
public struct PaperClaim: Sendable {
  /// What is compared.
  public enum Quantity: String, CaseIterable, Sendable {
    /// Of all films together.
    case thickness
    /// Of what water made of the metal.
    case corrosion
    /// Half of the hysteresis of a cycle.
    case overpotential
    /// The half of it in which the working electrode is stripped, or plated.
    case stripping, plating
    /// When a cell fails: short, or out of its limits.
    case end
    /// How long it lives at the least.
    case lasts
    /// What a discharge gives for each gram, or as a share of the first.
    case capacity, retention
    /// What comes back of what was plated, or of the energy.
    case efficiency, energy
    /// What a spectrum comes to at its lowest frequency, or what a small pulse of current meets.
    case resistance
    /// The same over that of the first spectrum.
    case growth
    /// Which cell has more of it.
    case resists
    /// How thick what is plated in a half cycle is, of the first cell over the second.
    case plated
    /// Where the current of a sweep is largest.
    case peak
    /// Which cell does better, and which of several best.
    case rank, best
    /// What has no number that a run could show.
    case other
  }

  /// What an agreement is worth.
  public enum Worth: String, CaseIterable, Sendable {
    /// By chemistry or a cell whose numbers are from elsewhere.
    case predicted
    /// By numbers that were taken from this very curve.
    case fitted
    /// What went in comes out.
    case given
    case unmodelled = "not-simulated"
    /// Printed for other conditions than these, or judged in another entry: one number counts once.
    case compared = "for-comparison"
  }

  public let what: Quantity
  /// The hour or cycle: `650 h`, `cycle 450`; nil for the end of the run.
  public let at: String?
  /// Of a growth: beside what, `cycle 50`; the first spectrum if left out.
  public let since: String?
  /// What is printed: `50 mV`, `> 600 h`, or a `PrintedWord` and the words around it.
  public let value: String
  /// What else is printed of the same, where one of the two excludes the other: `39 nm: by its
  /// rate`. No verdict on such a number counts, whichever of them ours fits.
  public let other: String?
  /// Which cell of several: `second`; the first if left out.
  public let of: String?
  public let worth: Worth
  /// Where our number comes from, or why there is none.
  public let because: String?
  /// Why ours is another number, where it is: one sentence for all that have one cause.
  public let differs: String?

  static let form = Form<PaperClaim>.mapping(
    "a claim", .required("what", .choice("a quantity"), "What is compared."),
    .optional("at", .text, "When: 650 h, cycle 450."),
    .optional("since", .text, "Of a growth: beside what; the first spectrum if left out."),
    .required("is", .text, "What is printed: 50 mV, > 600 h, stable: it keeps stable."),
    .optional(
      "or", .text,
      "What else is printed of the same, where one excludes the other: 39 nm: by its rate."),
    .optional("of", .text, "Which cell of several: second; the first if left out."),
    .required("worth", .choice("a worth"), "What an agreement is worth."),
    .optional("because", .text, "Where our number comes from, or why there is none."),
    .optional("differs", .text, "Why ours is another number, where it is."),
    make: {
      PaperClaim(
        what: $0, at: $1, since: $2, value: $3, other: $4, of: $5, worth: $6, because: $7,
        differs: $8)
    })
}

extension PaperClaim {
  /// The word that is printed in place of a number.
  public var word: PrintedWord? { PrintedWord(of: value) }

  /// What is printed, with all of it that is: the bounds of a word, and the other number.
  public var printed: String {
    let own = word.map { "\($0.bounds)\(value.drop { $0 != ":" })" } ?? value
    return other.map { "\(own), or \($0.prefix { $0 != ":" })" } ?? own
  }
}
