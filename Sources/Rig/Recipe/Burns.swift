import Documents
import Instrument
import Quantities

/// A time of burning and the rest after it, as far as heat goes.
struct Burn: Hashable {
  /// The heat in the foil at most.
  var heat: Watts
  var lasting: Seconds
}

/// What the generator may bring to the foil, from each step of a recipe on.
struct Burns {
  private let flat: FlatRecipe
  private let warming: (share: Double, zone: String)?

  init(_ flat: FlatRecipe, _ channels: ReactorChannels) {
    self.flat = flat
    warming = channels.warming.map { ($0.share, channels.zones[$0.zone].name) }
  }

  /// The burns after a step and before the next that moves the heat of the foil's zone; none
  /// if nothing burns, and none for another zone.
  func after(step index: Int, on zone: String) -> [Burn] {
    guard let (share, foil) = warming, share > 0, zone == foil else { return [] }
    var burns: [Burn] = []
    for step in flat.steps[(index + 1)...] {
      if step.action.movesHeat(of: zone) { break }
      let burn = burn(of: step.action, share)
      guard burn.lasting > .zero else { continue }
      if burns.last?.heat == burn.heat {
        burns[burns.count - 1].lasting += burn.lasting
      } else {
        burns.append(burn)
      }
    }
    return burns.contains { $0.heat > .zero } ? burns : []
  }

  /// What waits for the world may take no time, and so gives none to cool in.
  private func burn(of action: FlatAction, _ share: Double) -> Burn {
    switch action {
    case .plasma(_, let power, let span), .sputter(let power, let span),
      .sputterUntil(_, let power, let span):
      // It burns already on its way up.
      Burn(heat: power * share, lasting: span + Generator.rise)
    case .hold(let span), .pulse(_, let span), .purge(let span), .soak(let span),
      .vacuum(let span):
      Burn(heat: .zero, lasting: span)
    case .expose(_, let pulse, let span): Burn(heat: .zero, lasting: pulse + span)
    case .heat, .ramp, .anneal, .cool, .flow, .pressure, .turn, .wait, .expect, .checkpoint:
      Burn(heat: .zero, lasting: .zero)
    }
  }
}
