import Control
import Documents
public import Quantities
import Safety

/// How hot a zone can be held with a metal on it, and the sum that says so.
public struct SoakProof: Sendable {
  /// The highest steady soak, rounded down to a tenth of a kelvin.
  public let highest: Celsius
  /// Every term, in one line.
  public let arithmetic: String

  init(_ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal) {
    self.init(channel, known, metal, [], at: KelvinsPerSecond(1))
  }

  /// The same where a generator burns while the soak lasts, to which the zone comes at a rate.
  init(
    _ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal, _ burns: [Burn],
    at rate: KelvinsPerSecond
  ) {
    let limits = ZonePolicy.limits(channel, known, metal)
    let guarding = ZonePolicy.guarding(channel, known, metal)
    // Cold surroundings ask for more lead, hot ones take less heat away: the worse counts.
    let cold = Self.soak(guarding, Celsius(20))
    let soak = min(cold, Self.soak(guarding, cold))
    let alone = Self.roundedDown(soak)
    let paper = BurningSoak(model: known.model, guarding: guarding, rate: rate)
    highest = Self.beside(burns, soak, paper)
    let certified = CertificateStanding(channel, known, metal).words.map { "; \($0)" } ?? ""
    let terms = Self.terms(limits, alone) + Self.term(burns, alone - highest, highest) + certified
    switch known.basis {
    case .identified: arithmetic = terms
    case .drawing: arithmetic = "\(terms); \(known.basis)"
    }
  }

  var printed: String { QuantityPrinter.text(highest) }

  private static func roundedDown(_ soak: Celsius) -> Celsius {
    Celsius(Arithmetic.floor(soak.value * 10) / 10)
  }

  /// Where nothing can be held beside what burns, room temperature is what is left.
  private static func beside(_ burns: [Burn], _ soak: Celsius, _ paper: BurningSoak) -> Celsius {
    guard !burns.isEmpty else { return roundedDown(soak) }
    return roundedDown(paper.highest(upTo: soak, burns) ?? PlannedZone.surroundings)
  }

  private static func term(_ burns: [Burn], _ lower: Kelvins, _ highest: Celsius) -> String {
    guard lower > .zero, let most = burns.map(\.heat).max() else { return "" }
    return " - \(text(lower.value)) K for up to \(text(most.value)) W of the generator"
      + " = \(text(highest.value)) C"
  }

  private static func soak(_ guarding: ThermalGuard, _ surroundings: Celsius) -> Celsius {
    Governor.highestSoak(
      under: guarding, surroundings: surroundings, period: .milliseconds(100))
  }

  private static func terms(_ limits: LimitPolicy, _ highest: Celsius) -> String {
    let limit = text(limits.limit.value)
    let stored = text((limits.limit - highest).value)
    let end =
      "limit \(limit) C - \(stored) K for stored heat, governor and overshoot"
      + " = \(text(highest.value)) C"
    let reserve =
      limits.reserve > .zero ? " - \(text(limits.reserve.value)) K never identified" : ""
    guard let melts = limits.metal.melts, limits.limit + limits.reserve < limits.boardLimit else {
      return reserve.isEmpty
        ? "board " + end : "board bears \(text(limits.boardLimit.value)) C\(reserve) = " + end
    }
    let u = limits.uncertainty
    return "melts at \(text(melts.value)) C - \(text(u.sensor.value)) K sensor"
      + " - \(text(u.converter.value)) K converter - \(text(u.drift.value)) K drift"
      + " - \(text(u.leads.value)) K leads - \(text(u.place.value)) K place"
      + " - \(text(u.gradient.value)) K gradient - \(text(limits.margin.value)) K margin\(reserve) = "
      + end
  }

  /// One or two decimals, as the terms are known.
  private static func text(_ value: Double) -> String {
    "\(Arithmetic.rounded(value * 100) / 100)"
  }
}
