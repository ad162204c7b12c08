import Documents
import Quantities
import Simulator

extension SimulatedWorld {
  /// Puts the cells that tasks bring with them into the holders of their channels; it returns the
  /// holders of those with which nothing was done before.
  func insert(_ tasks: [CellTask]) throws(RigError) -> [CellHolder] {
    var holders: [CellHolder] = []
    for task in tasks where task.simulated != nil || task.aged != nil {
      guard let card = parts.card(task.channel) else {
        throw RigError(
          "the simulated board has no card behind '\(task.channel)' that a cell could hang on",
          remedy: Suggestion.advice(for: task.channel, among: parts.cards.map(\.name)))
      }
      guard let model = task.simulated ?? card.holder.model else { continue }
      // Meanwhile it stood open.
      let cell = task.aged.map {
        AgedCell(model, model.state(after: $0.rested.value, at: 0, from: $0.state))
      }
      card.holder.insert(cell ?? model, at: now)
      if task.aged == nil { holders.append(card.holder) }
    }
    return holders
  }
}
