import Documents
import Quantities
import Safety

/// Whether a certificate makes a zone's limit better known in one run, and if none does, why.
enum CertificateStanding: Hashable, Sendable {
  /// The zone has no certificate at all.
  case none
  case counts(Certificate)
  /// Why each that there is does not.
  case refused([String])

  /// How old a certificate may be.
  static let oldest = 180
  /// How far from its fixed point a limit may be.
  static let farthest = Kelvins(30)

  init(_ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal) {
    guard let melts = metal.melts, !known.certificates.isEmpty else {
      self = .none
      return
    }
    // Of several that count the newest is taken, and of one day the last.
    var reasons: [String] = []
    var best: Certificate?
    for one in known.certificates {
      if let objection = Self.objection(to: one, channel, known, melts) {
        reasons.append(
          "certificate of \(one.date) (\(one.calibrant.word)) does not count: \(objection)")
      } else if best.map({ one.date.days(after: $0.date) >= 0 }) ?? true {
        best = one
      }
    }
    self = best.map { .counts($0) } ?? .refused(reasons)
  }

  /// What speaks against it; every condition must hold.
  private static func objection(
    to one: Certificate, _ channel: ZoneChannel, _ known: KnownStage, _ melts: Celsius
  ) -> String? {
    guard let today = known.date else { return "the run has no --date" }
    guard let combination = known.combination else {
      return "the recipe names no holder, gas and pressure"
    }
    if one.isSimulated != known.isSimulated {
      return one.isSimulated
        ? "it was simulated, and this rig is real"
        : "it is of a real rig, and this one is simulated"
    }
    let age = today.days(after: one.date)
    if age < 0 { return "it is of after \(today)" }
    if age > oldest { return "it is \(age) days old, more than \(oldest)" }
    if one.combination.holder != combination.holder {
      return "it was made in holder \(one.combination.holder)"
    }
    if one.combination.gas != combination.gas { return "it was made in \(one.combination.gas)" }
    if !one.combination.stands(for: combination) {
      return "it was made at \(QuantityPrinter.text(one.combination.pressure))"
    }
    if let changed = sensors(of: channel, differFrom: one) { return changed }
    let distance = one.reference - limit(melts, one)
    // Written so that a distance that is no number is too far.
    guard distance.magnitude <= farthest else {
      return "its fixed point is \(Arithmetic.rounded(distance.magnitude.value * 10) / 10) K"
        + " from the limit, more than \(QuantityPrinter.text(farthest))"
    }
    return nil
  }

  private static func sensors(
    of channel: ZoneChannel, differFrom one: Certificate
  ) -> String? {
    guard let diverse = channel.diverse?.value else { return "the zone has no diverse sensor" }
    let sample = channel.sample?.value ?? channel.element.value
    return sample == one.sample && diverse == one.diverse
      ? nil : "it was made with \(one.sample) and \(one.diverse)"
  }

  /// The terms that hold with a certificate for a metal that melts there.
  static func uncertainty(_ melts: Celsius, _ one: Certificate) -> Uncertainty {
    .certified(
      offset: one.offset, within: one.uncertainty, distance: (melts - one.reference).magnitude)
  }

  private static func limit(_ melts: Celsius, _ one: Certificate) -> Celsius {
    melts - uncertainty(melts, one).total - LimitPolicy.smallestMargin
  }

  /// In words, for the line that says how a limit came about; nil where there is nothing to say.
  var words: String? {
    switch self {
    case .none: return nil
    case .refused(let reasons): return reasons.joined(separator: "; ")
    case .counts(let one):
      let offset = Arithmetic.rounded(one.offset.value * 100) / 100
      let bound = Arithmetic.rounded(one.uncertainty.value * 100) / 100
      return "certified with \(one.calibrant.word) on \(one.date): reads \(offset) K off, within"
        + " \(bound) K"
    }
  }
}
