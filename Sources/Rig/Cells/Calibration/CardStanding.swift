public import Documents
public import Instrument
import Quantities

/// Which certificate a card is read by in one run, and if none, why.
public enum CardStanding: Sendable {
  /// There is none of this card.
  case none
  case counts(CardCertificate)
  /// Why each that there is does not count.
  case refused([String])

  /// How old a certificate may be: a year, as meters are sent in.
  static let oldest = 365

  /// What a simulated card is known by: each seed draws others.
  static func serial(seed: UInt64) -> String { "seed \(seed)" }

  /// - Parameter seed: what drew a simulated rig; nil for a real one.
  public init(_ channel: String, of files: BoardFiles, seed: UInt64?) {
    let all = files.certificates.cards.filter { $0.card == channel }
    var reasons: [String] = []
    var best: CardCertificate?
    for one in all {
      if let objection = Self.objection(to: one, files, seed) {
        reasons.append("certificate of \(one.date) does not count: \(objection)")
      } else if best.map({ one.date.days(after: $0.date) >= 0 }) ?? true {
        best = one
      }
    }
    self = best.map { .counts($0) } ?? (all.isEmpty ? .none : .refused(reasons))
  }

  private static func objection(
    to one: CardCertificate, _ files: BoardFiles, _ seed: UInt64?
  ) -> String? {
    guard let today = files.date else { return "the run has no --date" }
    if one.isSimulated != files.isSimulated {
      return one.isSimulated
        ? "it was simulated, and this rig is real"
        : "it is of a real rig, and this one is simulated"
    }
    if one.board != files.board.name { return "it is of board \(one.board)" }
    if files.isSimulated, let seed, one.serial != serial(seed: seed) {
      return "it is of the card of \(one.serial), and this is that of \(serial(seed: seed))"
    }
    let age = today.days(after: one.date)
    if age < 0 { return "it is of after \(today)" }
    return age > oldest ? "it is \(age) days old, more than \(oldest)" : nil
  }

  /// What the driver corrects its card by.
  public var calibration: CardCalibration {
    if case .counts(let one) = self { CardCalibration(one.found) } else { .none }
  }

  /// In words, for the summary of a run.
  public var words: String {
    switch self {
    case .none: return CardSheet.words
    case .refused(let reasons): return "\(CardSheet.words); \(reasons.joined(separator: "; "))"
    case .counts(let one):
      let (e, i) = (one.found.potentialWithin, one.found.currentWithin)
      return "certified on \(one.date): E within \(Self.shown(e)), I within \(Self.shown(i))"
    }
  }

  private static func shown(_ share: Ratio) -> String {
    "\(-Arithmetic.floor(-share.value * 1e5) / 1e3) %"
  }
}
