import Control
import Quantities
import Safety

/// What a zone bears besides its heater, gone through on paper with its own loop and governor, on a
/// plant that takes up and loses as little as its box allows.
///
/// The question at each beat is the one that the instrument asks while a generator burns, so what
/// is found bearable here is not put out there, as long as the board's `heat:` is no less than true.
struct BurningSoak {
  let model: StageModel
  let guarding: ThermalGuard
  /// How fast the recipe comes to the soak: a fast way leaves more heat in the element.
  let rate: KelvinsPerSecond

  /// How finely the bearable soak is looked for.
  private static let resolution = Kelvins(0.05)
  /// From how far below the way is gone through.
  private static let way = Kelvins(20)
  /// Longer than any zone takes for that way, unless it cannot go it at all.
  private static let patience = Seconds(3600)

  /// The highest soak, up to `most`, from which all burns can be borne; nil if none is.
  func highest(upTo most: Celsius, _ burns: [Burn]) -> Celsius? {
    if bears(burns, at: most) { return most }
    var low = PlannedZone.surroundings
    guard bears(burns, at: low) else { return nil }
    var high = most
    while high - low > Self.resolution {
      let middle = low + (high - low) * 0.5
      if bears(burns, at: middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether all burns can be borne by a stage that has just come to a temperature.
  private func bears(_ burns: [Burn], at soak: Celsius) -> Bool {
    var zone = PlannedZone(model, guarding, plant: leanest)
    zone.rest(at: max(soak - Self.way, PlannedZone.surroundings))
    zone.head(for: soak, at: rate)
    var now = Instant.zero
    while !zone.hasReached(soak), now - .zero < Self.patience {
      zone.step(PlannedZone.period, at: now)
      now += PlannedZone.period
    }
    return burns.allSatisfy { bears($0, &zone, &now) }
  }

  private var leanest: StageModel {
    var lean = model
    lean.sample = model.sample * (1 - model.box.sample)
    lean.sampleLoss = model.sampleLoss * (1 - model.box.sampleLoss)
    lean.elementLoss = model.elementLoss * (1 - model.box.elementLoss)
    return lean
  }

  private func bears(_ burn: Burn, _ zone: inout PlannedZone, _ now: inout Instant) -> Bool {
    zone.besides = burn.heat
    let end = now + burn.lasting
    while now < end {
      let span = min(PlannedZone.period, end - now)
      zone.step(span, at: now)
      now += span
      if zone.isTooWarm(at: now) { return false }
    }
    return true
  }
}
