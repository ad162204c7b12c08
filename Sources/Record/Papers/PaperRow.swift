public import Documents

/// A number of a paper, what came out here, and what an agreement of the two is worth.
public struct PaperRow: Sendable {
  public let claim: PaperClaim
  /// What is compared: overpotential at 400 h, second cell.
  public let what: String
  public let ours: String
  /// In words: `predicted: disagrees, -18 %`.
  public let verdict: String

  /// - Parameters:
  ///   - isSimulated: what is measured is worth the same whoever foretold it.
  ///   - isAsked: what the paper leaves out was given by whoever ran it, who may have fitted it.
  ///   - isChanged: of what was done otherwise than the entry says, nothing is judged.
  init(
    _ claim: PaperClaim, in run: PaperRun, isSimulated: Bool, isAsked: Bool = false,
    isChanged: Bool = false
  ) {
    self.claim = claim
    let moment = (claim.at.map { " at \($0)" } ?? "") + (claim.since.map { " since \($0)" } ?? "")
    what = claim.what.rawValue + moment + (claim.of.map { ", \($0) cell" } ?? "")
    let isTwice = claim.other != nil && !isChanged
    guard claim.worth != .unmodelled || !isSimulated, claim.what != .other else {
      (ours, verdict) = ("-", isTwice ? Self.contradiction.words : claim.worth.words)
      return
    }
    let number = PaperNumber(claim, in: run)
    ours = Self.words(number)
    guard !isTwice else {
      verdict = Self.contradiction.words
      return
    }
    guard !isChanged, claim.worth != .compared else {
      verdict = Self.unjudged
      return
    }
    let hangs = isAsked && claim.worth == .predicted ? Self.given : claim.worth.words
    verdict = "\(isSimulated ? hangs : "measured"): \(Self.judged(number, claim))"
  }

  /// The verdict on a run that was not what the paper did, and on a number that counts elsewhere.
  static let unjudged = PaperClaim.Worth.compared.words

  /// The verdict on a number of which the papers print another that excludes it, whichever ours fits
  /// and whatever it would be worth.
  static let contradiction = (
    words: "paper contradicts itself",
    meaning: "two numbers are printed of which one excludes the other: whichever ours fits, it"
      + " counts for nothing"
  )

  /// What a prediction is worth that hangs on numbers which no paper prints and nobody fixed before.
  static let given = "with what was given"

  private static func words(_ number: PaperNumber) -> String {
    switch number {
    case .value(let value, let unit):
      unit.isEmpty ? threeDigits(value) : "\(threeDigits(value)) \(unit)"
    case .words(let text), .none(let text): text
    }
  }

  private static func judged(_ number: PaperNumber, _ claim: PaperClaim) -> String {
    switch number {
    case .none: "disagrees"
    case .words(let text): claim.value.contains(text) ? "agrees" : "disagrees"
    case .value(let value, let unit): compared(value, unit, claim.value, claim.what)
    }
  }

  /// Thicknesses within a tenth, all else within a fifth; what is printed as a bound is one.
  static func compared(
    _ value: Double, _ unit: String, _ text: String, _ what: PaperClaim.Quantity
  ) -> String {
    guard let number = PrintedNumber(text) else { return "no number is printed" }
    let printed = number.nearest(to: value)
    let isShare = unit == "%" && !number.isBound
    let agrees = isShare ? number.loses(asMuchAs: value) : number.agrees(with: value, what)
    if unit.contains("lives") {
      // Of what goes on nothing can be said beyond its last hour.
      if !agrees, value < printed { return "not run so long" }
      if what == .end, text.first?.isNumber == true {
        return "disagrees, lives at \(fixed(value, 0)) h"
      }
    }
    guard !agrees else { return number.isBound ? "agrees with a bound" : "agrees" }
    guard !isShare else {
      return "disagrees, loses \(threeDigits(100 - value)) % for \(threeDigits(100 - printed)) %"
    }
    let off = 100 * (value / printed - 1)
    return "disagrees, \(off < 0 ? "" : "+")\(fixed(off, 0)) %"
  }

  /// 1842, 52.5, 0.546: at least three digits, and no noughts behind.
  static func threeDigits(_ value: Double) -> String {
    guard value.magnitude < 999.5 else { return fixed(value, 0) }
    let decimals = value.magnitude >= 99.95 ? 0 : value.magnitude >= 9.995 ? 1 : 2
    let text = fixed(value, value.magnitude < 0.9995 ? 3 : decimals)
    guard text.contains(".") else { return text }
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }

  public var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("number", .string(what)), ("printed", .string(claim.printed)), ("ours", .string(ours)),
      ("verdict", .string(verdict)),
    ]
    if let because = claim.because { members.append(("because", .string(because))) }
    if let differs { members.append(("differs", .string(differs))) }
    return .object(members)
  }

  /// Why the two are not the same, or are not held against each other; nothing where they agree.
  public var differs: String? {
    if verdict == Self.contradiction.words {
      return claim.other.map { "two numbers are printed, \(claim.value) and \($0)" }
    }
    if claim.worth == .compared { return claim.because }
    return verdict.contains("disagrees") ? claim.differs : nil
  }
}

extension PaperClaim.Worth {
  /// As people read it.
  public var words: String {
    switch self {
    case .predicted, .fitted, .given: rawValue
    case .unmodelled: "not simulated"
    case .compared: "for comparison only"
    }
  }

  /// What an agreement of this kind tells.
  public var meaning: String {
    switch self {
    case .predicted: "our number hangs on nothing that this row prints"
    case .fitted: "parameters were taken from this very row or curve"
    case .given: "what went in comes out"
    case .unmodelled:
      "morphology, volume of electrolyte, oxygen, sulphur, potassium: no model of ours deserves"
        + " the name"
    case .compared:
      "the number is printed for other conditions than ours, or is judged in another entry: one"
        + " number counts once"
    }
  }
}
